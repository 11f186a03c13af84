// npm run conformance: what it does and its options are in validation/conformance/cli.ts
await import('../validation/conformance/cli.ts');
