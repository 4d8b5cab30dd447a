import type { components } from '@guiche/contracts';

/** The api's shapes as the desk names them: aliases of what is generated from the OpenAPI document (API-1). */
type Schemas = components['schemas'];

/** 1 low, 2 normal, 3 high, 4 urgent; the document only knows that it is a number from 1 to 4. */
export type Priority = 1 | 2 | 3 | 4;
type WithPriority<Shape extends { priority: number }> = Omit<Shape, 'priority'> & { priority: Priority };

export type Ticket = WithPriority<Schemas['TicketResponse']>;
export type TicketAccess = Schemas['TicketAccessResponse'];
export type TicketDetail = WithPriority<Schemas['TicketDetailResponse']>;
export type TicketStatus = Ticket['status'];
export type TicketView = 'mine' | 'unassigned' | 'all';
export type TicketCounts = Schemas['TicketCountsResponse'];
export type TimelineEntry = Omit<Schemas['TimeLineEntryResponse'], 'type'> & { type: string };

export type Message = Schemas['MessageResponse'];
export type Attachment = Schemas['AttachmentResponse'];
export type Delivery = NonNullable<Message['delivery']>;
export type UploadedFile = Schemas['UploadedFileResponse'];

export type Intake = Schemas['IntakeResponse'];
export type Named = Schemas['NamedResponse'];
export type Me = Schemas['MeResponse'];
export type SignedIn = Schemas['SignedInResponse'];
export type SignInAnswer = Schemas['SignInResponse'];
export type SignInOptions = Schemas['SignInOptionsResponse'];
export type SecondFactor = Schemas['SecondFactorResponse'];
export type Session = Schemas['SessionResponse'];
/** Something the company tells whoever is signed in. */
export type CompanyNotice = Schemas['MyNoticeResponse'];
export type AgentRow = Schemas['AgentResponse'];
export type Presence = AgentRow['presence'];

export type CannedAnswer = Schemas['CannedAnswerResponse'];
export type Occurrence = Schemas['OccurrenceResponse'];
export type Contact = Schemas['ContactResponse'];
export type Customer = Schemas['CustomerResponse'];

export type ClassifyTicket = Schemas['ClassifyTicketDto'];
export type ChangeStatus = Schemas['ChangeStatusDto'];
export type TransferTicket = Schemas['TransferTicketDto'];
export type WriteMessage = Schemas['WriteMessageDto'];
export type ConvertIntake = Schemas['ConvertIntakeDto'];
