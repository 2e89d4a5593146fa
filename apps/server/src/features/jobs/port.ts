/** Work that one node at a time shall do, such as housekeeping. */
export interface Jobs {
  /**
   * Runs the job unless another node is at it; answers whether it ran. `fence.check()` throws Unavailable once this
   * node may no longer be the only one: asked between steps.
   */
  run(name: string, job: (fence: Fence) => Promise<void>): Promise<boolean>;
}

export interface Fence {
  /** Rises with every run of the job, on whatever node. */
  token: number;
  check(): void;
}
