export function OrderPage() { return null; }
export default OrderPage as (p: { id: string }) => null;
