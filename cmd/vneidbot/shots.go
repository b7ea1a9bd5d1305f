package main

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/archive"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/store"
	"vneidbot/store/shelf"
)

// packing packs the screenshots that officers ask for, one question at a time.
func (a *App) packing() jobs.Kind {
	return jobs.Kind{Name: bot.ShotsWork, Timeout: 30 * time.Minute, Tries: 4, Work: a.doPack, GaveUp: jobs.OfTask(func(task bot.ShotsTask) []bot.Write {
		return desk.ShotsFailed(task, false, time.Now().UTC())
	})}
}

func (a *App) doPack(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.ShotsTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	now := a.place.Now()
	pictures, err := a.shotsOf(ctx, task)
	if err != nil {
		return nil, err
	}
	files, err := a.pack(ctx, task, pictures, now)
	if full(err) {
		return desk.ShotsFailed(task, true, now), nil
	}
	return desk.ShotsMade(task, files, len(pictures), now), err
}

// pack puts the parts on the shelf. What is there before a later one fails is named by
// nobody, and goes.
func (a *App) pack(ctx context.Context, task bot.ShotsTask, pictures []archive.Picture, now time.Time) (files []bot.File, err error) {
	total := uint64(0)
	for _, p := range pictures {
		total += uint64(p.Size)
	}
	if err := a.shelf.Room(total); err != nil {
		return nil, err
	}
	name := a.fileName(task.Lang, "archive.name", task.Place, now)
	parts := archive.Parts(pictures, task.Most)
	for i, part := range parts {
		f := bot.File{Name: name + ".zip", Mime: "application/zip"}
		if len(parts) > 1 {
			f.Name = name + "-" + strconv.Itoa(i+1) + ".zip"
		}
		if f.SHA256, f.Size, err = a.packPart(ctx, task, part); err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// carriedLife is how long a part stays that a platform carries: its message names it while
// that waits, and nobody asks for it again.
const carriedLife = 6 * time.Hour

// packPart streams a part onto the shelf: what packs and what hashes go side by side. The
// same pictures are the same bytes, which are kept once however often they are asked for.
func (a *App) packPart(ctx context.Context, task bot.ShotsTask, part []archive.Entry) (sha256 string, size int64, err error) {
	life, newest := shelf.Life, slices.MaxFunc(part, func(a, b archive.Entry) int { return a.At.Compare(b.At) }).At
	if task.Most > 0 {
		life = carriedLife
	}
	from, to := io.Pipe()
	go func() {
		_ = to.CloseWithError(archive.Write(to, part, a.shotList(task.Lang, newest), func(sha256 string) (io.ReadCloser, error) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return a.shelf.Read(sha256)
		}))
	}()
	sha256, size, err = a.shelf.Receive(bufio.NewReaderSize(from, 256<<10), life)
	_ = from.CloseWithError(cmp.Or(err, io.ErrClosedPipe)) // the packer ends, whatever happened here
	return sha256, size, err
}

// shotList is the list that each part has, as of its newest picture.
func (a *App) shotList(lang string, newest time.Time) archive.List {
	say := func(key string) string { return a.words.Words(lang, bot.T("archive."+key)) }
	l := archive.List{Name: say("list"), At: newest, Gone: say("gone")}
	for _, key := range []string{"path", "sha", "bytes", "unit", "code", "area", "level", "round", "status", "said", "sent", "note"} {
		l.Head = append(l.Head, say(key))
	}
	return l
}

// shotsOf are the pictures of the task, as of one moment.
func (a *App) shotsOf(ctx context.Context, task bot.ShotsTask) (list []archive.Picture, err error) {
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		rows, err := n.ShotRows(task.Of)
		if err != nil {
			return err
		}
		rounds, err := n.Rounds()
		if err != nil {
			return err
		}
		areas, err := n.Areas()
		names := make(map[bot.AreaID]string, len(areas))
		for _, area := range areas {
			names[area.ID] = area.Name
		}
		for _, row := range rows {
			list = append(list, a.shot(task.Lang, row, names[row.Area], rounds.Of(row.Area)))
		}
		return err
	})
	return list, err
}

// shot is a picture in its folders of round and status, with what the list says of it.
func (a *App) shot(lang string, row bot.ShotRow, area string, of bot.Rounds) archive.Picture {
	word := func(v any) string { return a.words.Words(lang, bot.Text{Args: bot.Args{"": v}}) }
	round, folder := "", a.words.Words(lang, bot.T("archive.no_round"))
	if r, ok := of.Due(row.Said, a.place.Day(row.Said)); ok {
		round = word(bot.Day(a.place.At(r.Day, 0, 0)))
		folder = a.words.Words(lang, bot.T("archive.folder", "day", r.Day.Format(time.DateOnly)))
	}
	p := archive.Picture{Folders: []string{folder, word(row.Status)}, Name: strings.TrimSpace(archive.Safe(row.Unit, 60) + " - " + bot.InSentence(area)),
		Mime: row.Mime, SHA256: row.SHA256, Size: row.Size, At: row.At.In(a.place.Zone)}
	p.About = []string{row.Unit, string(row.Code), area, word(row.Level), round, word(row.Status), word(row.Said), word(row.At)}
	return p
}
