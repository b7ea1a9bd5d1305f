package main

import (
	"cmp"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/roster"
	"vneidbot/bot/vn"
	"vneidbot/bot/workbook"
	"vneidbot/store"
)

// reportCmd tells the numbers, lists and forms that officers ask for in the chat, of any
// moment. It only reads.
type reportCmd struct {
	What    string `arg:"" optional:"" enum:"totals,units,missing,refused,forms" default:"totals"`
	Of      string
	By      string `enum:"area,level,both" default:"area" placeholder:"area|level|both"`
	At      string
	Against string
	Format  string `enum:"text,csv,json,xlsx," default:"" placeholder:"text|csv|json|xlsx"`
	Out     string
}

// Validate refuses a workbook that would go to the terminal, and a file of another kind
// than its name says (kong calls it).
func (c reportCmd) Validate() error {
	return cmp.Or(wrong(c.format() == "xlsx" && c.Out == "", "--format", "xlsx", "needs_out"), wrong(c.format() == "", "--out", c.Out, "which_format"))
}

// format is the one asked for, else that of the file's name, "" for one that is not
// known, else text.
func (c reportCmd) format() string {
	switch end := strings.ToLower(filepath.Ext(c.Out)); {
	case c.Format != "":
		return c.Format
	case end == ".csv" || end == ".json" || end == ".xlsx":
		return end[1:]
	case end == "" || end == ".txt":
		return "text"
	}
	return ""
}

// Run makes the report of one moment of the records.
func (c reportCmd) Run(t *terminal, cfg *Config) error {
	r := reporting{reportCmd: c, t: t, place: cfg.place()}
	var err error
	if r.at, err = r.moment(); err != nil {
		return err
	}
	if c.Against != "" {
		if err := roster.OpenFile(c.Against, func(f io.ReaderAt, size int64) (err error) {
			r.lines, err = roster.ReadListing(f, size)
			return err
		}); err != nil {
			return fileError(c.Against, "no_file", err)
		}
	}
	s, err := lookData(t.ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if err := s.Snapshot(t.ctx, r.read); err != nil {
		return err
	}
	if c.Out == "" {
		return r.write(t.out)
	}
	if err := writeWhole(c.Out, r.write); err != nil {
		return fileError(c.Out, "no_room", err)
	}
	t.tell(bot.T("report.written", "name", bot.Raw(c.Out)))
	return nil
}

// reporting is a report on its way.
type reporting struct {
	reportCmd
	t     *terminal
	place bot.Place
	at    time.Time // of the numbers
	lines []bot.AuthorityLine

	scope bot.Scope
	flat  workbook.Flat
	book  func(io.Writer) error
}

// moment is when the numbers are of: a day and an hour as people write them, of today
// where there is no day, and the end of a day without an hour.
func (r *reporting) moment() (time.Time, error) {
	now := r.place.Now().In(r.place.Zone)
	if r.At == "" {
		return now, nil
	}
	if at, err := time.Parse(time.RFC3339, r.At); err == nil {
		return at.In(r.place.Zone), nil
	}
	said, problem := r.dates()
	if problem || len(said.Days) > 1 || len(said.Days) == 0 && said.Units == read.NoHour || strings.TrimSpace(said.Rest) != "" {
		return now, wrongMoment(r.At)
	}
	day, hour := r.place.Today(), said.Units
	if len(said.Days) == 1 {
		day = said.Days[0]
	}
	if hour == read.NoHour {
		hour = 24*60 - 1
	}
	at := r.place.At(day, 0, int(hour)).Add(time.Minute - time.Second).In(r.place.Zone) // within the minute, as a deadline is
	if at.After(now) {
		at = now
	}
	return at, nil
}

// weekday is a day of the week without which one: the last there was, as with /tonghop.
var (
	weekday = regexp.MustCompile(`(^| )(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)( |$)`)
	coming  = regexp.MustCompile(`(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)( tuan)? (toi|sau|nay)( |$)`)
)

// dates reads the day and the hour. "21/5" is the last one there was: the year's before
// this one, unless that is over. A word that counts from today ("ngày mai") means a day to
// come, which has no numbers.
func (r *reporting) dates() (said read.Due, wrong bool) {
	text := r.At
	if at, err := time.ParseInLocation("2006-01-02 15:04", strings.TrimSpace(text), r.place.Zone); err == nil { // as the reports have it
		text = at.Format("2/1/2006 15h04")
	}
	today := r.place.Today()
	said, problem := read.Dates(text, today)
	if problem.Kind != "" || len(said.Days) != 1 || !said.Days[0].After(today) {
		return said, problem.Kind != ""
	}
	if folded := vn.Fold(text); weekday.MatchString(folded) && !coming.MatchString(folded) {
		said.Days[0] = said.Days[0].AddDate(0, 0, -7)
		return said, said.Days[0].After(today)
	}
	past, problem := read.Dates(text, today.AddDate(-1, 0, 1))
	if problem.Kind != "" || past.Days[0].Format("2/1") != said.Days[0].Format("2/1") {
		return said, true
	}
	return past, false
}

// asOf is how things stood then; now where no moment was said.
func (r *reporting) asOf() bot.AsOf {
	if r.At == "" {
		return bot.AsOf{}
	}
	return bot.AsOfMoment(r.at)
}

// read reads what the report is made of.
func (r *reporting) read(n *store.Snapshot) error {
	areas, err := n.Areas()
	if err != nil {
		return err
	}
	r.scope = bot.Everything
	if r.Of != "" {
		said, problem := read.Scope(r.Of, areas, r.place.Day(r.at))
		if !problem.OK() {
			return &configError{"--of", r.Of, "which_area"}
		}
		r.scope = said
	}
	switch {
	case r.Against != "":
		return r.compared(n)
	case r.What == "forms":
		return r.forms(n, areas)
	}
	return r.numbers(n)
}

// write writes the report as it was asked for.
func (r *reporting) write(w io.Writer) error {
	switch r.format() {
	case "csv":
		return r.flat.CSV(w)
	case "json":
		return r.flat.JSON(w)
	case "xlsx":
		if r.book == nil {
			return &configError{"--at", r.place.Day(r.at).Format("2/1/2006"), "no_forms"}
		}
		return r.book(w)
	}
	if err := r.flat.Text(w); err != nil {
		return err
	}
	if r.flat.Len() == 0 {
		r.t.tell(bot.T("report.none"))
	}
	return nil
}

// head stands above the tables of a workbook.
func (r *reporting) head(n *store.Snapshot) (bot.ExportHead, error) {
	campaign, err := n.Campaign()
	return bot.ExportHead{Office: campaign.Office, Campaign: campaign.Name.In(r.t.lang), By: "vneidbot",
		Place: cmp.Or(r.Of, r.t.say(bot.T("report.everything")))}, err
}
