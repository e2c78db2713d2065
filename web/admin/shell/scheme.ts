import { useEffect } from 'react';
import { useMantineColorScheme } from '@mantine/core';
import { useMe } from '../lib/me';

/* The theme that this person has chosen on any of their browsers. */
export function useTheme(): void {
    const chosen = useMe().preferences?.theme, { colorScheme, setColorScheme } = useMantineColorScheme();
    useEffect(() => {
        if (chosen && chosen !== colorScheme) setColorScheme(chosen);
    }, [chosen]);
}
