export function MyStatusPage() {
  return null;
}
