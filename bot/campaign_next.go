package bot

import "time"

// NextCampaignWork is the kind of job that makes history of what was reported before
// another campaign began; its argument is a NextCampaign. The reports may be many: a
// turn is too short for it.
const NextCampaignWork = "campaign"

// The beginning of a campaign, as the audit has it.
const (
	ActNextCampaign = "dotmoi"
	CampaignObject  = "campaign"
)

// NextCampaign is a campaign that has begun after another one.
type NextCampaign struct {
	At   time.Time // what was recorded later is of the new one
	Tell Event     // of kind Received; the worker adds what came of it
}

// CampaignCount is what has been reported in the campaign so far.
type CampaignCount struct{ Reports, Units int }
