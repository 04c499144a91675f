/** The planner gives up on an operation that asks for too much in too many ways. */
export class PlanLimitError extends Error {
  override readonly name = 'PlanLimitError';
}
