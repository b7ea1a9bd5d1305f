package main

import (
	"bytes"
	"cmp"
	"context"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/vn"
	"vneidbot/bot/workbook"
	"vneidbot/store"
)

// exporting makes the workbooks that officers ask for, one at a time.
func (a *App) exporting() jobs.Kind {
	return jobs.Kind{Name: bot.ExportWork, Timeout: 5 * time.Minute, Tries: 5, Work: a.doExport, GaveUp: jobs.OfTask(func(task bot.ExportTask) []bot.Write {
		return desk.ExportFailed(task, false, time.Now().UTC())
	})}
}

func (a *App) doExport(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.ExportTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	now := a.place.Now()
	f, n, err := a.makeBook(ctx, task, now)
	switch {
	case full(err):
		return desk.ExportFailed(task, true, now), nil
	case err != nil:
		return nil, err
	}
	return desk.ExportMade(task, f, n, now), nil
}

// makeBook puts the workbook on the shelf, and tells how many units it has.
func (a *App) makeBook(ctx context.Context, task bot.ExportTask, now time.Time) (f bot.File, units int, err error) {
	book, err := a.readBook(ctx, task, now)
	if err != nil {
		return f, 0, err
	}
	var out bytes.Buffer
	name, err := a.writeBook(ctx, &out, task, book)
	if err != nil {
		return f, 0, err
	}
	sum, err := a.shelf.Keep(out.Bytes())
	return bot.File{SHA256: sum, Name: a.bookName(name, book), Mime: workbook.Mime, Size: int64(out.Len())}, len(book.Units), err
}

// writeBook fills the office's own form where there is one, else it writes the program's
// workbook: also where the form cannot be had, for numbers are wanted at an hour. The key
// is that of the file's name.
func (a *App) writeBook(ctx context.Context, out *bytes.Buffer, task bot.ExportTask, book workbook.Book) (key string, err error) {
	if !task.Flat {
		forms, err := a.officeForms(ctx)
		if err != nil {
			return "", err
		}
		if form := bot.FormFor(forms, task.Scope); form != nil {
			if _, err = a.fillForm(out, form.File.SHA256, book); err == nil {
				return "bieumau.file", nil
			}
			a.log.Error("the office's form is not filled", "area", form.Area, "err", err)
			out.Reset()
		}
	}
	return bookKey(book), workbook.Write(out, a.words, book)
}

// bookKey is how the name of a workbook begins that the program makes: it tells whether
// it has phones.
func bookKey(b workbook.Book) string {
	if b.Phones {
		return "listfile.export_phones"
	}
	return "listfile.export"
}

// bookName is a workbook's.
func (a *App) bookName(key string, b workbook.Book) string {
	return a.fileName(b.Lang, key, b.Head.Place, b.At) + ".xlsx"
}

// fileName tells what a file is and of which place and minute, without its ending: several
// lie side by side in a folder.
func (a *App) fileName(lang, key, place string, at time.Time) string {
	words := strings.FieldsFunc(vn.Fold(place), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	name := strings.Join(append([]string{a.words.Words(lang, bot.T(key))}, words...), "-")
	return name[:min(len(name), placeMost)] + at.In(a.place.Zone).Format("-2006-01-02-15h04")
}

// placeMost is how long the name of a file is before its hour.
const placeMost = 80

// readBook reads all of the workbook at one moment: its sheets agree with each other.
func (a *App) readBook(ctx context.Context, task bot.ExportTask, now time.Time) (b workbook.Book, err error) {
	b = workbook.Book{Head: task.Head, At: now.In(a.place.Zone), Lang: task.Lang, Phones: task.Alone}
	if len(task.Forms) > 0 {
		return b, a.store.Snapshot(ctx, func(n *store.Snapshot) error { return readForms(n, task, &b) })
	}
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		rounds, err := n.Rounds()
		if err != nil {
			return err
		}
		q := bot.MissingOf{Scope: task.Scope, Since: rounds.Since(now), Silent: a.silent(), At: now}
		totals := bot.TotalsOf{Scope: q.Scope, By: bot.ByArea, Since: q.Since, Reach: true, Silent: q.Silent}
		if b.Areas, err = n.Tally(totals); err != nil {
			return err
		}
		totals.By = bot.ByLevel
		if b.Levels, err = n.Tally(totals); err != nil {
			return err
		}
		b.Units, err = n.UnitRows(q)
		return err
	})
	return b, err
}

// readForms reads what was frozen, as of the last of these moments.
func readForms(n *store.Snapshot, task bot.ExportTask, b *workbook.Book) (err error) {
	var forms []bot.Form
	zone := b.At.Location()
	b.Frozen, b.At = true, time.Time{}
	for _, id := range task.Forms {
		f, err := n.Form(id)
		if err != nil || f == nil {
			return cmp.Or(err, bot.Fail(bot.NotFound, "export: form", nil))
		}
		if at := f.Frozen().In(zone); at.After(b.At) {
			b.At = at
		}
		forms = append(forms, *f)
	}
	return tallyForms(n, forms, task.Scope, b)
}

// tallyForms counts what was frozen.
func tallyForms(n *store.Snapshot, forms []bot.Form, scope bot.Scope, b *workbook.Book) (err error) {
	b.Frozen = true
	if b.Areas, err = n.TallyForms(forms, scope, bot.ByArea); err != nil {
		return err
	}
	if b.Levels, err = n.TallyForms(forms, scope, bot.ByLevel); err != nil {
		return err
	}
	b.Units, err = n.FormRows(forms, scope)
	return err
}
