/**
 * Headers of every answer. No inline script or style anywhere, so no nonce is needed. HSTS only at the public address: in the
 * hall a certificate that is made anew must not lock a device out for a year, and browsers ignore it for numbers.
 */
export function securityHeaders(options: { hsts: boolean; camera: boolean }): Record<string, string> {
  const script = options.camera ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'"
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      script,
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "media-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), serial=(self), microphone=(), geolocation=(), payment=(), usb=()',
    'Cache-Control': 'no-store',
    ...(options.hsts ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
