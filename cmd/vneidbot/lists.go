package main

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

// xlsxMime is the type of a workbook.
const xlsxMime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// listing does with lists what officers ask for in the chat, one at a time: the
// largest takes seconds and a good part of the memory.
func (a *App) listing() jobs.Kind {
	return jobs.Kind{Name: bot.ListWork, Timeout: 10 * time.Minute, Tries: 5, Work: a.doList, GaveUp: jobs.OfTask(func(task bot.ListTask) []bot.Write {
		return desk.ListFailed(task, a.place.Now())
	})}
}

func (a *App) doList(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.ListTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	switch task.Step {
	case bot.ListRead:
		return a.readList(ctx, task, bot.ListPreview{})
	case bot.ListTake:
		return a.takeList(ctx, task)
	case bot.ListBack, bot.ListUndo:
		return a.listBack(ctx, task)
	case bot.ListForm:
		return a.makeForm(ctx, task)
	}
	return nil, bot.Fail(bot.Invalid, "list: no such step", nil)
}

// readList reads the list and tells what it would change. before is what is known of
// an earlier preview, that could not be taken in as it was.
func (a *App) readList(ctx context.Context, task bot.ListTask, before bot.ListPreview) ([]bot.Write, error) {
	now := a.place.Now()
	preview := bot.ListPreview{Order: task.Order}
	changes, err := a.planList(ctx, task.Order, now)
	var refusal *roster.Refusal
	switch {
	case errors.As(err, &refusal):
		preview.Refused, err = a.words.Words(task.Lang, refusal.Why), nil
	case err != nil:
		return nil, err
	default:
		preview = roster.Preview(&changes, task.Order, func(why bot.Text) string { return a.words.Words(task.Lang, why) })
		if preview.Full, err = a.reviewOf(&changes, task.Lang); err != nil {
			return nil, err
		}
	}
	preview.Again, preview.Moved, preview.Other = before.Again, before.Moved, before.Other
	if len(changes.Units) > 0 {
		// A try that was killed may have staged another plan: each has its own id.
		preview.Import = bot.ImportID(task.Tell.ID + "@" + strconv.FormatInt(now.UnixNano(), 36))
		err = a.store.StageImport(ctx, bot.Import{ID: preview.Import, By: task.Tell.From, Name: task.Order.File.Name}, changes)
	}
	return desk.ListRead(task, preview, now), err
}

// planList reads the file and plans it upon what there is.
func (a *App) planList(ctx context.Context, o bot.ListOrder, now time.Time) (changes bot.Changes, err error) {
	file, err := a.shelf.Open(o.File.SHA256)
	if err != nil {
		return changes, err
	}
	defer file.Close()
	list, err := roster.Read(file, o.File.Size)
	if err != nil {
		return changes, err
	}
	have, err := a.store.Roster(ctx)
	if err != nil {
		return changes, err
	}
	terms := roster.Terms{Since: now, Day: a.place.Day(now), NewAreas: o.New, Area: o.Area, Level: o.Level, Close: o.Close, Scope: o.Scope}
	return roster.Plan(list.Meaning(o.Areas, have.Areas), have, terms), nil
}

// takeList switches to what was previewed. When the records have moved on nothing is
// written, and there is a new preview that says what moved.
func (a *App) takeList(ctx context.Context, task bot.ListTask) ([]bot.Write, error) {
	err := a.store.SwitchImport(ctx, task.Import)
	switch {
	case err == nil:
		return desk.ListTaken(task, a.place.Now()), nil
	case bot.KindOf(err) != bot.Conflict && bot.KindOf(err) != bot.NotFound:
		return nil, err
	}
	again, err := a.whatMoved(ctx, task.Import)
	if err != nil {
		return nil, err
	}
	return a.readList(ctx, task, again)
}

// whatMoved tells what has changed since the import was staged.
func (a *App) whatMoved(ctx context.Context, id bot.ImportID) (p bot.ListPreview, err error) {
	p.Again = true
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		half, err := n.Importing()
		if err != nil || half { // another list is on its way in: later
			return errors.Join(err, bot.Fail(bot.Unavailable, "list: another is half-way", nil))
		}
		this, err := n.Import(id)
		if err != nil {
			return err
		}
		last, err := n.LastImport()
		if last != nil && (this == nil || last.At.After(this.At)) {
			p.Other = last
		}
		return err
	})
	if err != nil {
		return p, err
	}
	p.Moved, err = a.store.Moved(ctx, id)
	if bot.KindOf(err) == bot.NotFound {
		err = nil
	}
	return p, err
}

// listBack tells what taking the list back would do, or does it, unless that is no
// longer what was shown.
func (a *App) listBack(ctx context.Context, task bot.ListTask) ([]bot.Write, error) {
	b, begun, err := a.backOff(ctx, task.Import, task.Step == bot.ListBack || task.Shown != nil)
	if err == nil && task.Shown != nil {
		if b.Moved = !begun && b.Numbers() != *task.Shown; !b.Moved {
			b, _, err = a.backOff(ctx, task.Import, false)
		}
	}
	b.Done = task.Step == bot.ListUndo && !b.Moved
	switch {
	case err == nil:
	case bot.KindOf(err) == bot.NotFound:
		b.Gone, err = true, nil
	case bot.KindOf(err) == bot.Conflict: // another list is half-way: later
		err = bot.Fail(bot.Unavailable, "list: another is half-way", err)
	}
	return desk.ListBack(task, b, a.place.Now()), err
}

// backOff takes the list back, or looks what that would do; begun tells that a part was
// taken back before.
func (a *App) backOff(ctx context.Context, id bot.ImportID, look bool) (b bot.ListBackOff, begun bool, err error) {
	undone, err := a.store.UndoImport(ctx, id, look)
	b = bot.ListBackOff{Import: id, File: undone.Import.Name, Restored: undone.Restored, Removed: undone.Removed,
		Outside: len(undone.Outside), Stayed: len(undone.Stayed)}
	for _, u := range undone.Outside {
		b.OutsideNames = append(b.OutsideNames, u.Name)
	}
	for _, u := range undone.Stayed {
		b.StayedNames = append(b.StayedNames, u.Name)
	}
	b.OutsideNames, b.StayedNames = b.OutsideNames[:min(len(b.OutsideNames), namesShown)], b.StayedNames[:min(len(b.StayedNames), namesShown)]
	return b, undone.Begun, err
}

// namesShown is how many units a sentence names.
const namesShown = 10

// makeForm writes the units of the scope as the form that comes back as a list.
func (a *App) makeForm(ctx context.Context, task bot.ListTask) ([]bot.Write, error) {
	rows, err := a.store.Export(ctx, task.Order.Scope)
	if err != nil {
		return nil, err
	}
	var book bytes.Buffer
	if err := roster.Write(&book, roster.XLSX, rows); err != nil {
		return nil, err
	}
	sum, err := a.shelf.Keep(book.Bytes())
	f := bot.File{SHA256: sum, Name: a.words.Words(task.Lang, bot.T("listfile.form")), Mime: xlsxMime, Size: int64(book.Len())}
	return desk.ListForm(task, f, len(rows), a.place.Now()), err
}

// reviewOf is the file with everything that the preview cannot name; nil when there
// is nothing more to be seen.
func (a *App) reviewOf(c *bot.Changes, lang string) (*bot.Attachment, error) {
	if len(c.Units)+len(c.Wrong)+len(c.Notes) == 0 {
		return nil, nil
	}
	word := func(key string) string { return a.words.Words(lang, bot.T(key)) }
	var book bytes.Buffer
	err := roster.WriteReview(&book, c, roster.ReviewWords{Sheet: word("listfile.sheet"),
		Tab: word("listfile.tab"), Row: word("listfile.row"), Column: word("listfile.column"), What: word("listfile.what"), Why: word("listfile.why"),
		Wrong: word("listfile.wrong"), Look: word("listfile.look"), New: word("listfile.new"), Changed: word("listfile.changed"),
		Renamed: word("listfile.renamed"), Missing: word("listfile.missing"),
		Word: func(why bot.Text) string { return a.words.Words(lang, why) }})
	if err != nil {
		return nil, err
	}
	sum, err := a.shelf.Keep(book.Bytes())
	return &bot.Attachment{SHA256: sum, Name: word("listfile.review"), Mime: xlsxMime, Size: int64(book.Len())}, err
}
