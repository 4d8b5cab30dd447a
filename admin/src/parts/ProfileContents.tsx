import CheckIcon from '@mui/icons-material/Check';
import RemoveIcon from '@mui/icons-material/Remove';
import { Alert, Box, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate, type RaRecord } from 'react-admin';
import { maskedFields, reaches } from '../resources/profiles/reaches.js';
import { usePermissionList } from './use-permission-list.js';

interface Line {
  key: string;
  group: string;
  label: string;
  code?: string;
  values: boolean[];
}

const has = (profile: RaRecord, list: string, value: string): boolean =>
  ((profile[list] ?? []) as string[]).includes(value);

/** What profiles give, one column each: reach, masks, and permissions by group. With two of them it is their comparison. */
export function ProfileContents({
  profiles,
  onlyDifferences = false,
}: {
  profiles: RaRecord[];
  onlyDifferences?: boolean;
}) {
  const translate = useTranslate();
  const { permissions, isPending, error } = usePermissionList();
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (isPending) return <Skeleton variant="rounded" height={320} />;
  const lines: Line[] = [
    ...reaches.map(([field]) => ({
      key: field,
      group: translate('resources.profiles.access'),
      label: translate(`resources.profiles.fields.${field}`),
      values: profiles.map((profile) => profile[field] === true),
    })),
    ...maskedFields.map((field) => ({
      key: `mask-${field}`,
      group: translate('resources.profiles.masks'),
      label: translate(`resources.profiles.mask.${field}`),
      values: profiles.map((profile) => has(profile, 'maskedFields', field)),
    })),
    {
      key: 'requiresSecondFactor',
      group: translate('resources.profiles.general'),
      label: translate('resources.profiles.fields.requiresSecondFactor'),
      values: profiles.map((profile) => profile.requiresSecondFactor === true),
    },
    ...permissions.map(({ code, groupLabel, label }) => ({
      key: code,
      group: groupLabel,
      label,
      code,
      values: profiles.map((profile) => has(profile, 'permissions', code)),
    })),
  ];
  const differ = ({ values }: Line) => new Set(values).size > 1;
  const differences = lines.filter(differ).length;
  const shown = onlyDifferences ? lines.filter(differ) : lines;
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <Box data-testid="profile-contents">
      {profiles.length > 1 && (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary', px: 1, pb: 1 }}>
          {differences === 0
            ? translate('resources.profiles.compareSame')
            : translate('resources.profiles.compareDifferences', { smart_count: differences })}
        </Typography>
      )}
      {groups.map((group) => (
        <Table key={group} size="small" sx={{ mb: 2, tableLayout: 'fixed' }}>
          <TableHead>
            <TableRow>
              <TableCell component="th" scope="col">
                {group}
              </TableCell>
              {profiles.map((profile) => (
                <TableCell
                  key={profile.id}
                  component="th"
                  scope="col"
                  align="center"
                  sx={{ width: { xs: 96, sm: 180 }, overflowWrap: 'anywhere' }}
                >
                  {profile.name}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown
              .filter((line) => line.group === group)
              .map((line) => (
                <TableRow
                  key={line.key}
                  data-differs={differ(line)}
                  sx={(theme) => ({ ...(differ(line) && { backgroundColor: theme.tokens.amberSoft }) })}
                >
                  <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
                    {line.label}
                    {line.code !== undefined && (
                      <Typography variant="caption" component="code" sx={{ display: 'block', color: 'text.secondary' }}>
                        {line.code}
                      </Typography>
                    )}
                  </TableCell>
                  {line.values.map((value, place) => (
                    <TableCell key={profiles[place]?.id} align="center">
                      {value ? (
                        <CheckIcon fontSize="small" color="primary" titleAccess={translate('resources.profiles.yes')} />
                      ) : (
                        <RemoveIcon
                          fontSize="small"
                          sx={{ color: 'text.secondary' }}
                          titleAccess={translate('resources.profiles.no')}
                        />
                      )}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
          </TableBody>
        </Table>
      ))}
    </Box>
  );
}
