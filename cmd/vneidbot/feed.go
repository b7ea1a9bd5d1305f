package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/server"
	"vneidbot/bot/workbook"
	"vneidbot/store"
)

// feeds makes what spreadsheets read. Who may read is asked each time; the numbers are
// counted at most once in a while, however many read them.
type feeds struct {
	*App
	mu   sync.Mutex
	made map[string]*feedContent // by the feed's id
	days map[string]string       // on which a reading was noted last, by id and generation
}

// feedContent is a feed as it was counted.
type feedContent struct {
	mu   sync.Mutex // of whoever counts: others wait for the same numbers
	csv  []byte
	etag string
	at   time.Time
}

// feedFresh is how old the numbers of a feed may be.
const feedFresh = 15 * time.Second

// feedServer serves the feeds; nil where nothing can be reached from outside.
func (a *App) feedServer() *server.Feeds {
	if a.cfg.PublicURL == "" {
		return nil
	}
	f := &feeds{App: a, made: map[string]*feedContent{}, days: map[string]string{}}
	return &server.Feeds{Content: f.content}
}

// content implements server.Feeds.
func (f *feeds) content(ctx context.Context, token string) (csv []byte, etag string, ok bool, err error) {
	feed, err := f.desk.FeedOf(ctx, token)
	if err != nil || feed == nil {
		return nil, "", false, err
	}
	f.mu.Lock()
	c := f.made[feed.ID]
	if c == nil {
		c = &feedContent{}
		f.made[feed.ID] = c
	}
	f.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	now := f.place.Now()
	if age := now.Sub(c.at); c.csv == nil || age < 0 || age >= feedFresh {
		if c.csv, c.etag, err = f.count(ctx, *feed, now); err != nil {
			c.csv = nil
			return nil, "", false, err
		}
		c.at = now
	}
	return c.csv, c.etag, true, f.noteReading(ctx, *feed, now)
}

// count makes the feed's rows, and a name of them without their moment: nothing is new
// as long as no number is.
func (f *feeds) count(ctx context.Context, feed bot.Feed, now time.Time) (csv []byte, etag string, err error) {
	var flat func(at time.Time) workbook.Flat
	err = f.store.Snapshot(ctx, func(n *store.Snapshot) error {
		flat, err = f.rows(n, feed, now)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	var out bytes.Buffer
	table := flat(now.In(f.place.Zone))
	if err := table.CSV(&out); err != nil {
		return nil, "", err
	}
	sum := sha256.New()
	table = flat(time.Time{})
	if err := table.CSV(io.Writer(sum)); err != nil {
		return nil, "", err
	}
	return out.Bytes(), `W/"` + hex.EncodeToString(sum.Sum(nil)[:12]) + `"`, nil
}

// rows reads the feed's rows, to be written as of a moment.
func (f *feeds) rows(n *store.Snapshot, feed bot.Feed, now time.Time) (func(time.Time) workbook.Flat, error) {
	rounds, err := n.Rounds()
	if err != nil {
		return nil, err
	}
	q := bot.TotalsOf{Scope: feed.Scope, By: bot.ByBoth, Since: rounds.Since(now)}
	if !feed.Units {
		rows, err := n.Tally(q)
		return func(at time.Time) workbook.Flat { return workbook.FlatTotals(f.words, "vi", rows, q.By, at) }, err
	}
	q.By = bot.ByArea
	areas, err := n.Tally(q)
	if err != nil {
		return nil, err
	}
	units, err := n.UnitRows(bot.MissingOf{Scope: feed.Scope, Since: q.Since, At: now})
	return func(at time.Time) workbook.Flat { return workbook.FlatStates(f.words, "vi", units, areas, at) }, err
}

// noteReading notes the first reading of a day.
func (f *feeds) noteReading(ctx context.Context, feed bot.Feed, now time.Time) error {
	day, address := now.In(f.place.Zone).Format(time.DateOnly), feed.ID+"."+strconv.Itoa(feed.Generation)
	f.mu.Lock()
	noted := f.days[address] == day
	f.mu.Unlock()
	if noted {
		return nil
	}
	if _, err := f.store.Commit(ctx, desk.FeedRead(feed, day, bot.ReadFeed{ID: feed.ID, At: now})); err != nil {
		return err
	}
	f.mu.Lock()
	f.days[address] = day
	f.mu.Unlock()
	return nil
}
