import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries.ts';
import { router } from './app/router.tsx';
import { useAntdLocale } from './look/antd-locale.ts';
import './look/base.css';
import { startType, useLargeType } from './look/large-type.ts';
import { applyPalette } from './look/palette.ts';
import { largeTheme, theme } from './look/theme.ts';
import { startWords } from './words/language.ts';

function Console() {
  const locale = useAntdLocale();
  const large = useLargeType();
  return (
    <ConfigProvider theme={large ? largeTheme : theme} locale={locale} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

applyPalette(document.documentElement.style);
startType();
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
await startWords();
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
