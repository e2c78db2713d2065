/* Short names for what the API's document says. */
import type { components } from './api.gen';

type Schemas = components['schemas'];

export type Money = Schemas['money'];
export type Order = Schemas['order'];
export type OrderRow = Schemas['order_row'];
export type OrderList = Schemas['order_list'];
export type Counts = Schemas['order_counts'];
export type Group = Exclude<keyof Counts, 'total'>;
export type Facets = Schemas['order_facets'];
export type Reminder = Schemas['reminder'];
export type Role = Schemas['role'];
export type Me = Schemas['me'];
export type Preferences = Partial<Schemas['preferences']>;
export type Scheme = NonNullable<Schemas['preferences']['theme']>;
