import { serviceMetadata } from '../../saml/serviceMetadata.ts';
import type { HandlerFor } from '../handler.ts';
import { requireSaml } from './requireSaml.ts';

export const getSamlMetadata: HandlerFor<'GET /saml/metadata'> = (ctx, _req, res) => {
  res.type('application/samlmetadata+xml').send(serviceMetadata(requireSaml(ctx)));
};
