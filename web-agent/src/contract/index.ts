/** What crosses the network, under short names. The generated files follow contract/ word for word. */
export type {
  AgentState,
  Channel,
  Call,
  Chat,
  ChatLine,
  ClientMessage,
  ContactState,
  Desk,
  DeskContact,
  EndCause,
  Floor,
  FloorAgent,
  FloorContact,
  FloorQueue,
  Language,
  Offer,
  Party,
  Role,
  ServerMessage,
  Welcome,
} from './generated/ws';

import type { components } from './generated/rest';
import type { ClientMessage } from './generated/ws';

type Schemas = components['schemas'];
export type User = Schemas['User'];
export type LoginRequest = Schemas['LoginRequest'];
export type LoginReply = Schemas['LoginReply'];
export type NamedOption = Schemas['NamedOption'];
export type Contact = Schemas['Contact'];
export type ContactDetail = Schemas['ContactDetail'];
export type Decisions = Schemas['Decisions'];
export type Decision = Schemas['Decision'];
export type DecisionTurn = Schemas['DecisionTurn'];
export type DecisionFacts = Schemas['DecisionFacts'];
export type DecisionMatching = Schemas['DecisionMatching'];
export type DecisionCandidate = Schemas['DecisionCandidate'];
export type DecisionExclusion = Schemas['DecisionExclusion'];
export type SkillLevel = Schemas['SkillLevel'];
export type WebCallRequest = Schemas['WebCallRequest'];
export type WebCallReply = Schemas['WebCallReply'];
export type WebChatReply = Schemas['WebChatReply'];
export type Problem = Schemas['Problem'];
export type Figure = Schemas['Figure'];
export type Statistics = Schemas['Statistics'];
export type StatisticsInterval = Schemas['StatisticsInterval'];
export type StatisticsRow = Schemas['StatisticsRow'];
export type StatisticsEvidence = Schemas['StatisticsEvidence'];
export type EvidenceEvent = Schemas['EvidenceEvent'];
export type Configuration = Schemas['Configuration'];
export type ConfigurationChange = Schemas['ConfigurationChange'];
export type ConfigurationCheck = Schemas['ConfigurationCheck'];
export type ConfigurationProblem = Schemas['ConfigurationProblem'];
export type ConfigurationVersion = Schemas['ConfigurationVersion'];
export type RoutingConfiguration = Schemas['RoutingConfiguration'];
export type RoutedChannel = Schemas['RoutedChannel'];
export type RoutingStep = Schemas['RoutingStep'];
export type OverflowTarget = Schemas['OverflowTarget'];
export type Weekday = Schemas['Weekday'];
export type Shift = Schemas['Shift'];
export type FlowHead = Schemas['FlowHead'];
export type SavedFlowDraft = Schemas['SavedFlowDraft'];
export type FlowDraftChange = Schemas['FlowDraftChange'];
export type FlowVersion = Schemas['FlowVersion'];
export type FlowTrial = Schemas['FlowTrial'];
export type FlowTrials = Schemas['FlowTrials'];
export type FlowTrialsChange = Schemas['FlowTrialsChange'];
export type FlowTrialReport = Schemas['FlowTrialReport'];
export type FlowTrialResult = Schemas['FlowTrialResult'];
export type FlowTrialsMade = Schemas['FlowTrialsMade'];
export type FlowCoverage = Schemas['FlowCoverage'];
export type LiveFlow = Schemas['LiveFlow'];
export type FlowStatistics = Schemas['FlowStatistics'];
export type UserRef = Schemas['UserRef'];
export type FlowCheck = Schemas['FlowCheck'];
export type Customer = Schemas['Customer'];
export type CustomerSettings = Schemas['CustomerSettings'];
export type CustomerAttribute = Schemas['CustomerAttribute'];
export type LookUpService = Schemas['LookUpService'];
export type LookUpServiceSettings = Schemas['LookUpServiceSettings'];
export type LookUpTrialReply = Schemas['LookUpTrialReply'];
export type Prompt = Schemas['Prompt'];
export type PromptSound = Schemas['PromptSound'];
export type PromptChange = Schemas['PromptChange'];
export type PromptUse = Schemas['PromptUse'];
export type PromptSpeech = Schemas['PromptSpeech'];
export type Voice = Schemas['Voice'];
export type VoicemailBox = Schemas['VoicemailBox'];
export type VoicemailMessage = Schemas['VoicemailMessage'];
export type VoicemailChange = Schemas['VoicemailChange'];
export type VoicemailCallback = Schemas['VoicemailCallback'];
export type ManagedUser = Schemas['ManagedUser'];
/** A role that somebody is given; visitors have none. */
export type StaffRole = ManagedUser['roles'][number];
export type NewUser = Schemas['NewUser'];
export type UserChange = Schemas['UserChange'];

type Identified = Extract<ClientMessage, { id: number }>;

/** A client's message that gets a reply, before the connection gave it an id. */
export type ClientRequest = Identified extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never;

/** Close codes of /ws. */
export const CLOSE_UNAUTHENTICATED = 4401;
export const CLOSE_TAKEN_OVER = 4409;
export const CLOSE_OVER = 4410;
