// Runs before anything is drawn, so that no page begins in the wrong colours. Chosen in the settings (AppearanceSection);
// the app takes over from here (AppTheme). A file of its own: the CSP forbids scripts inside the page.
{
  const chosen = localStorage.getItem('chat.theme') ?? 'dark';
  const light = chosen === 'light' || (chosen === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
  if (light) document.querySelector('meta[name=theme-color]').content = '#dfe5ea';
}
