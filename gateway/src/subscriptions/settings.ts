import type { ReportFault } from '@media-gateway/kernel';
import type { SubscriptionsOptions } from '../options.ts';

export interface UpstreamSettings extends Pick<SubscriptionsOptions, 'buffer' | 'patienceMs' | 'handoverMs'> {
  readonly report: ReportFault;
}

export interface HubOptions extends UpstreamSettings, Pick<SubscriptionsOptions, 'perProcess' | 'maxUpstreams'> {}
