import { titleStub } from '@media-gateway/pothos';
import { builder } from '../builder.ts';

/** A title that was found; everything about it is content's to tell. */
export const Title = titleStub(builder);
