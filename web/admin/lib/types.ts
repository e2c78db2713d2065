/* Names for what the API says. Members that its document leaves open are spelled out here. */
import type { components } from './api.gen';

type Schemas = components['schemas'];

export interface Money { minor: number; currency?: string; text?: string }
export type Order = Schemas['order'];
export interface NextReminder { text: string | null; at: string; due: string | null }
export type OrderRow = Omit<Schemas['order_row'], 'reminder'> & { reminder?: NextReminder | null };
export type Counts = Record<'total' | Group, number>;
export type Group = 'new' | 'in_processing' | 'in_transit' | 'delivered' | 'problematic';
export interface OrderList {
    items: OrderRow[]; page: number; per_page: number; total: number; total_is_exact: boolean; next?: string | null; previous?: string | null;
    search_is_complete?: boolean; counts: Counts; in_period?: Counts;
}
export type Facets = Schemas['order_facets'];
export type Role = 'viewer' | 'agent' | 'manager' | 'owner';
export type Scheme = 'auto' | 'light' | 'dark';
export interface Preferences { theme?: Scheme; shortcuts?: boolean; per_page?: number; locale?: string }
export interface Me {
    id: string; name: string; email?: string; role: Role; shop_id: string; zone: string; currency: string; csrf?: string;
    shop?: { id: string; name: string; zone: string; locale: string; currency: string };
    shops?: { id: string; name: string; role: Role }[];
    preferences?: Preferences;
}
