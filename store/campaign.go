package store

import (
	"strconv"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// campaigns keeps the campaign as read, with the version of the settings it was
// read at. The version is asked anew each time, so a change by another process
// is seen at once.
type campaigns struct{ last atomic.Pointer[readCampaign] }

type readCampaign struct {
	version  string
	campaign bot.Campaign
}

// campaign is the campaign at that version of the settings.
func (s *Store) campaign(c *conn, version string) (bot.Campaign, error) {
	if r := s.campaigns.last.Load(); r != nil && r.version == version {
		return r.campaign, nil
	}
	values := map[string]string{}
	err := c.each(`SELECT key, value FROM settings`, nil, func(row *sqlx.Rows) error {
		var k, v string
		err := row.Scan(&k, &v)
		values[k] = v
		return err
	})
	if err != nil {
		return bot.Campaign{}, err
	}
	r := &readCampaign{values["version"], campaignOf(values)}
	s.campaigns.last.Store(r)
	return r.campaign, nil
}

// campaignOf reads the settings; what is not a number or a day counts as absent.
func campaignOf(v map[string]string) bot.Campaign {
	number := func(key string) int { n, _ := strconv.Atoi(v["campaign."+key]); return n }
	day, _ := time.Parse(time.DateOnly, v["campaign.notice_day"])
	return bot.Campaign{
		Name: v["campaign.name"], Letter: v["campaign.letter"], Office: v["campaign.office"],
		Contact: v["campaign.contact"], Phone: v["campaign.phone"], TaxURL: v["campaign.tax_url"], Guide: v["campaign.guide"],
		Notice: number("notice"), NoticeDay: day,
		KeepPictures: number("keep_pictures_days"), KeepReports: number("keep_reports_years"),
	}
}
