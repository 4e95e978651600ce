import { MappingResolver } from './mapping.resolver.js';
import { MappingService } from './mapping.service.js';

/** What users say the columns of their lists mean. */
export const MAPPING_PROVIDERS = [MappingService, MappingResolver];
