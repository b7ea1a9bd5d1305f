package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/against"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/roster"
	"vneidbot/bot/workbook"
	"vneidbot/locales"
	"vneidbot/store"
)

// comparing does what /doichieu asks for, one list at a time.
func (a *App) comparing() jobs.Kind {
	return jobs.Kind{Name: bot.AgainstWork, Timeout: 5 * time.Minute, Tries: 5, Work: a.doCompare, GaveUp: jobs.OfTask(func(task bot.AgainstTask) []bot.Write {
		return desk.AgainstFailed(task, false, a.place.Now())
	})}
}

func (a *App) doCompare(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.AgainstTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	now := a.place.Now()
	lines, err := a.authorityLines(task)
	var refusal *roster.Refusal
	if errors.As(err, &refusal) {
		return desk.AgainstMade(task, bot.AgainstSum{At: now, Refused: a.words.Words(task.Lang, refusal.Why)}, now), nil
	}
	if err != nil {
		return nil, err
	}
	c := comparison{scope: task.Scope, lines: lines, book: workbook.Book{Head: task.Head, At: now.In(a.place.Zone), Lang: task.Lang}}
	if err := c.read(ctx, a.store); err != nil {
		return nil, err
	}
	sum := c.sum()
	if task.File != nil {
		sum.Name = task.File.Name
	}
	var out bytes.Buffer
	if err := c.write(&out, a.words); err != nil {
		return nil, err
	}
	hash, err := a.shelf.Keep(out.Bytes())
	if full(err) {
		return desk.AgainstFailed(task, true, now), nil
	}
	sum.Book = &bot.Attachment{SHA256: hash, Name: a.bookName("listfile.against", c.book), Mime: workbook.Mime, Size: int64(out.Len())}
	return desk.AgainstMade(task, sum, now), err
}

// authorityLines reads the list of the task.
func (a *App) authorityLines(task bot.AgainstTask) ([]bot.AuthorityLine, error) {
	if task.File == nil {
		return roster.ReadPasted(task.Text)
	}
	file, err := a.shelf.Open(task.File.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return roster.ReadListing(file, task.File.Size)
}

// comparison is a list beside the records of one moment.
type comparison struct {
	scope bot.Scope
	lines []bot.AuthorityLine
	book  workbook.Book
	bot.Against
}

// read compares the list with all that there is, of which the scope is told.
func (c *comparison) read(ctx context.Context, s *store.Store) error {
	return s.Snapshot(ctx, func(n *store.Snapshot) error {
		units, err := n.UnitRows(bot.MissingOf{Scope: bot.Everything, At: c.book.At})
		if err != nil {
			return err
		}
		areas, err := n.Areas()
		if err != nil {
			return err
		}
		if c.book.Areas, err = n.Tally(bot.TotalsOf{Scope: c.scope, By: bot.ByArea}); err != nil {
			return err
		}
		c.Against = against.Compare(c.lines, units, areas, c.scope)
		return nil
	})
}

// sum is what is told of it.
func (c *comparison) sum() bot.AgainstSum {
	sum := bot.AgainstSum{Scope: c.scope, At: c.book.At, Lines: c.Lines, Piles: map[bot.AgainstPile]int{}, Unknown: c.Lost(), Denied: c.Denied, Meant: c.Meant, Repeated: c.Repeated, Outside: c.Outside, Blocks: c.Blocks}
	for i := range c.Units {
		u := &c.Units[i]
		sum.Piles[u.Pile]++
		if u.Pile == bot.OnlyTheirs {
			sum.Theirs = append(sum.Theirs, u.ID)
		}
	}
	return sum
}

func (c *comparison) write(out io.Writer, words *locales.Catalog) error {
	return workbook.WriteAgainst(out, words, c.book, c.Against)
}
