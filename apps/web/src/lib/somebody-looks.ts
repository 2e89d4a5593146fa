/** The page is seen and has the focus: what it shows is read. */
export const somebodyLooks = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
