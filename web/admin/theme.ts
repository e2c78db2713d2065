/* Mantine in our colours (contrast measured: text 4.5, controls 3.0). Chrome is neutral: colour belongs to status. */
import { createTheme } from '@mantine/core';

export const theme = createTheme({
    primaryColor: 'ink', primaryShade: { light: 8, dark: 1 }, autoContrast: true, defaultRadius: 8, cursorType: 'pointer', respectReducedMotion: true,
    fontFamily: 'Inter, system-ui, sans-serif', fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
    lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '24px' },
    colors: {
        dark: ['#d7dde6', '#b3bdca', '#98a4b4', '#6f7c8e', '#465263', '#2d3542', '#222a35', '#191f28', '#12161d', '#0c0f14'],
        ink: ['#f4f5f7', '#e6e8ec', '#ccd1d9', '#a9b1bd', '#828c9c', '#616c7e', '#495364', '#343d4d', '#1d2533', '#111722'],
    },
    headings: { fontWeight: '650', sizes: { h1: { fontSize: '24px', lineHeight: '30px' }, h2: { fontSize: '16px', lineHeight: '24px' } } },
    breakpoints: { xs: '36em', sm: '48em', md: '62em', lg: '75em', xl: '100em' },
    components: {
        Button: { vars: (_: unknown, p: { variant?: string }) => (!p.variant || p.variant === 'filled' ? { root: { '--button-color': 'var(--on-ink)' } } : { root: {} }) },
        /* Its placeholder for the first focus is no child that a menu may have. */
        Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
        Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 120 } } },
    },
});
