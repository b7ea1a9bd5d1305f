package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/roster"
	"vneidbot/bot/template"
	"vneidbot/bot/workbook"
	"vneidbot/store"
)

// formReading reads the forms that offices send, one at a time, and fills them with the
// numbers of the moment to be looked at.
func (a *App) formReading() jobs.Kind {
	return jobs.Kind{Name: bot.OfficeFormWork, Timeout: 2 * time.Minute, Tries: 5, Work: a.readForm, GaveUp: jobs.OfTask(func(task bot.OfficeFormTask) []bot.Write {
		return desk.OfficeFormFailed(task, false, a.place.Now())
	})}
}

func (a *App) readForm(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.OfficeFormTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	now := a.place.Now()
	seen := bot.OfficeFormSeen{Area: task.Area, At: now, File: bot.Attachment{SHA256: task.File.SHA256, Name: task.File.Name, Mime: xlsxMime, Size: task.File.Size}}
	err := a.trySample(ctx, task, &seen)
	var refusal *roster.Refusal
	switch {
	case errors.As(err, &refusal):
		seen.Refused, err = a.words.Words(task.Lang, refusal.Why), nil
	case full(err):
		return desk.OfficeFormFailed(task, true, now), nil
	}
	return desk.OfficeFormRead(task, seen, now), err
}

// trySample fills the form with the numbers of the moment.
func (a *App) trySample(ctx context.Context, task bot.OfficeFormTask, seen *bot.OfficeFormSeen) error {
	book, err := a.readBook(ctx, bot.ExportTask{Lang: task.Lang, Scope: task.Scope, Head: task.Head, Alone: true}, seen.At)
	if err != nil {
		return err
	}
	forms, err := a.officeForms(ctx)
	if err != nil {
		return err
	}
	for _, f := range forms {
		if f.Area == task.Area {
			seen.Was = f.File.SHA256
		}
	}
	var out bytes.Buffer
	found, err := a.fillForm(&out, task.File.SHA256, book)
	if err != nil {
		return err
	}
	for _, f := range found {
		table := bot.FormTable{Sheet: f.Sheet, Rows: string(f.Kind), Of: string(f.Of), Row: f.Row, Under: string(f.Under), Left: f.Left}
		if s := f.Stand; s != nil {
			table.Last, table.Also, table.Without, table.Empty = s.Last, s.Also, s.Without, s.Empty
		}
		seen.Tables = append(seen.Tables, table)
	}
	sum, err := a.shelf.Keep(out.Bytes())
	seen.Sample = &bot.Attachment{SHA256: sum, Name: a.bookName("bieumau.file", book), Mime: workbook.Mime, Size: int64(out.Len())}
	return err
}

// fillForm writes the form that lies on the shelf with the book's numbers.
func (a *App) fillForm(w io.Writer, sha256 string, book workbook.Book) ([]template.Found, error) {
	file, err := a.shelf.Open(sha256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, bot.FileMost))
	if err != nil {
		return nil, bot.Fail(bot.Unavailable, "form: read", err)
	}
	t, err := template.Read(data)
	if err != nil {
		return nil, err
	}
	defer func() { _ = t.Close() }()
	found := t.Found(a.words, book)
	return found, t.Fill(w, a.words, book)
}

func (a *App) officeForms(ctx context.Context) (list []bot.OfficeForm, err error) {
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		list, err = n.OfficeForms()
		return err
	})
	return list, err
}
