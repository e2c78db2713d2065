/* The order page's draft is not lost by a click. */
import { useGuard as guard } from '../../lib/guard';
import { t } from '../../text';

export const useGuard = (dirty: boolean): void => guard(dirty, t.order.leave);
