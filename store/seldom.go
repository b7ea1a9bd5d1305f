package store

import (
	"strconv"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// seldom keeps what seldom changes, the campaign and the areas, as read, with
// the version of the settings it was read at. The version is asked anew each
// time, so a change by another process is seen at once.
type seldom struct{ last atomic.Pointer[settled] }

type settled struct {
	version  string
	campaign bot.Campaign
	areas    []bot.Area // in the official order
	index    *bot.AreaIndex
}

// settled is what the settings and the areas are at that version. What it
// returns is shared: it is not changed.
func (s *Store) settled(c *conn, version string) (*settled, error) {
	if r := s.seldom.last.Load(); r != nil && r.version == version {
		return r, nil
	}
	values := map[string]string{}
	err := c.each(`SELECT key, value FROM settings`, nil, func(row *sqlx.Rows) error {
		var k, v string
		err := row.Scan(&k, &v)
		values[k] = v
		return err
	})
	if err != nil {
		return nil, err
	}
	r := &settled{version: values["version"], campaign: campaignOf(values)}
	if r.areas, err = c.areas(); err != nil {
		return nil, err
	}
	r.index = bot.NewAreaIndex(r.areas)
	s.seldom.last.Store(r)
	return r, nil
}

// area is zero when there is none.
func (r *settled) area(id bot.AreaID) bot.Area {
	for i := range r.areas {
		if r.areas[i].ID == id {
			return r.areas[i]
		}
	}
	return bot.Area{}
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
