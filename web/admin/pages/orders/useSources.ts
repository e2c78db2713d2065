/* Names of where orders come from, where that is more than one place. That it is, is remembered: the table has its columns
   before the facets are there. */
import { useEffect, useMemo } from 'react';
import { useMe } from '../../lib/me';
import type { Facets } from '../../lib/types';
import { sourceOptions } from './Toolbar';

export type Sources = Map<string, string> | null;

export function useSources(facets: Facets | undefined): Sources {
    const key = 'sources:' + useMe().shop_id, many = facets ? facets.sources.length > 1 : !!localStorage.getItem(key);
    useEffect(() => {
        if (facets) many ? localStorage.setItem(key, '1') : localStorage.removeItem(key);
    }, [facets, key, many]);
    return useMemo(() => (many ? new Map(sourceOptions(facets)) : null), [facets, many]);
}
