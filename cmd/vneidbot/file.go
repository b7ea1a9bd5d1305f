package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/jobs"
)

// filing fetches the files of officers onto the shelf, one at a time, and tells the
// desk of each as an event. An officer waits: after half a minute it is said that a
// file cannot be had.
func (a *App) filing() jobs.Kind {
	return jobs.Kind{Name: bot.FetchFile, Timeout: 2 * time.Minute, Tries: 6, Work: a.fetchFile,
		GaveUp: func(j bot.Job) []bot.Write { return received(j, &bot.File{Fault: bot.FaultFailed}) }}
}

// received is the event of a file, whose shelf's part is known.
func received(j bot.Job, on *bot.File) []bot.Write {
	var ev bot.Event
	if j.Read(&ev) != nil || ev.File == nil {
		return nil // nobody knows whose it was
	}
	f := *ev.File
	f.SHA256, f.Fault = on.SHA256, on.Fault
	if on.Size > 0 {
		f.Size, f.Mime = on.Size, on.Mime
	}
	ev.File, ev.At = &f, time.Now().UTC()
	return []bot.Write{bot.Occur{Event: ev}}
}

func (a *App) fetchFile(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var ev bot.Event
	if err := j.Read(&ev); err != nil {
		return nil, err
	}
	from := a.channels[ev.Chat.Channel]
	if from == nil || ev.File == nil {
		return nil, bot.Fail(bot.Invalid, "file: fetch", errors.New("nobody fetches it"))
	}
	body, err := from.Fetch(ctx, *ev.File)
	if err != nil {
		return fetchFailed(j, err)
	}
	defer body.Close()
	var data bytes.Buffer
	n, err := data.ReadFrom(io.LimitReader(body, bot.FileMost+1))
	switch {
	case err != nil:
		return fetchFailed(j, err)
	case n > bot.FileMost:
		return received(j, &bot.File{Fault: bot.FaultBig}), nil
	}
	sum, err := a.shelf.Keep(data.Bytes())
	switch {
	case full(err):
		return received(j, &bot.File{Fault: bot.FaultNoRoom}), nil
	case err != nil:
		return nil, err
	}
	return received(j, &bot.File{SHA256: sum, Size: n, Mime: http.DetectContentType(data.Bytes())}), nil
}

// fetchFailed tells what another try does not help.
func fetchFailed(j bot.Job, err error) ([]bot.Write, error) {
	switch {
	case channel.AsSendError(err).Outcome != channel.Rejected:
		return nil, err
	case bot.KindOf(err) == bot.Exhausted:
		return received(j, &bot.File{Fault: bot.FaultBig}), nil
	}
	return received(j, &bot.File{Fault: bot.FaultFailed}), nil
}
