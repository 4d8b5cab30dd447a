import ApiIcon from '@mui/icons-material/Api';
import ForumOutlinedIcon from '@mui/icons-material/ForumOutlined';
import PhoneIphoneIcon from '@mui/icons-material/PhoneIphone';
import { Box, Card, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** The ways out of the admin: the desk, the API's documentation and, where it runs, the simulated phone. */
export function Ways() {
  const { data: hasPhone } = useQuery({
    queryKey: ['sandbox'],
    queryFn: async () => (await fetch('/sandbox/', { method: 'HEAD' })).ok,
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Card component="nav" sx={{ p: 1 }}>
      <Way name="desk" href="/desk/" icon={<ForumOutlinedIcon />} />
      {hasPhone === true && <Way name="phone" href="/sandbox/" icon={<PhoneIphoneIcon />} />}
      <Way name="docs" href="/api/docs" icon={<ApiIcon />} />
    </Card>
  );
}

function Way({ name, href, icon }: { name: 'desk' | 'phone' | 'docs'; href: string; icon: ReactNode }) {
  const translate = useTranslate();
  return (
    <Stack
      component="a"
      href={href}
      direction="row"
      data-testid={`way-${name}`}
      sx={({ tokens }) => ({
        gap: 1.5,
        p: 1.25,
        alignItems: 'center',
        borderRadius: 2,
        color: 'inherit',
        textDecoration: 'none',
        '&:hover': { backgroundColor: tokens.hover },
      })}
    >
      <Box
        sx={({ tokens }) => ({
          flexShrink: 0,
          width: 36,
          height: 36,
          borderRadius: 2.5,
          display: 'grid',
          placeItems: 'center',
          backgroundColor: tokens.accentSoft,
          color: tokens.accentText,
        })}
      >
        {icon}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h3" component="span" sx={{ display: 'block' }}>
          {translate(`guiche.home.${name}`)}
        </Typography>
        <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
          {translate(`guiche.home.${name}Help`)}
        </Typography>
      </Box>
    </Stack>
  );
}
