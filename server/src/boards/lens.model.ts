import { ObjectType } from '@nestjs/graphql';
import { NamedCode } from '../common/named-code.model.js';

@ObjectType({ description: 'A view of the same people: everyone, one employment kind, one membership. Lenses overlap' })
export class Lens extends NamedCode {}
