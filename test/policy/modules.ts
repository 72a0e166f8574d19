/**
 * Which modules may call which, through their `index.ts`. A line here is a decision: a module that is not named knows no other,
 * and the whole stays without circles. `audit` is how every write runs, so nearly all know it.
 */
export const mayCall: Record<string, string[]> = {
  accounts: ['audit', 'credentials', 'delegations', 'vault'],
  catalogue: ['forms'],
  credentials: ['audit'],
  custody: ['audit', 'vault'],
  devices: ['accounts', 'audit'],
  dossiers: ['audit', 'consents', 'finding', 'intake', 'reports', 'visits'],
  delegations: ['audit'],
  duty: ['accounts', 'audit'],
  feedback: ['visits'],
  finding: ['audit'],
  forms: ['audit'],
  intake: ['audit', 'consents', 'forms', 'visits'],
  printing: ['audit', 'forms', 'vault', 'visits'],
  seed: ['accounts', 'catalogue', 'dossiers', 'duty', 'feedback', 'intake', 'printing', 'vault', 'visits'],
  privacy: ['audit', 'consents', 'dossiers', 'intake', 'visits'],
  retention: ['audit'],
  visits: ['audit', 'consents', 'duty'],
}
