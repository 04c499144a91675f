/** The load generator. Ordered over IPC: a round; it answers with what was measured, or with what went wrong. */
import { type RoundOrder, type RoundResult, runRound } from './round.ts';

export type RoundReply = { readonly result: RoundResult } | { readonly error: string };

const reply = (message: RoundReply) => process.send?.(message);

process.on('message', (order) => {
  runRound(order as RoundOrder).then(
    (result) => reply({ result }),
    (error: unknown) => reply({ error: (error as Error).message }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
