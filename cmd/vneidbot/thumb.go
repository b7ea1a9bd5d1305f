package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/evidence"
	"vneidbot/bot/evidence/thumb"
	"vneidbot/bot/jobs"
)

// What the program calls itself by to look at strangers' pictures. Nobody types
// them: they read no configuration and know no secret, and say nothing but whether
// it went well.
const (
	thumbCommand = "thumb"
	heicCommand  = "heic"
)

// confined are those commands.
var confined = map[string]func(args []string, in io.Reader, out io.Writer) int{
	thumbCommand: drawThumb, heicCommand: execHEIC, asideCommand: workAside,
}

// drawThumb is "vneidbot thumb SIDE": the picture of the input, smaller, as the
// output; 1 for one that cannot be drawn.
func drawThumb(args []string, in io.Reader, out io.Writer) int {
	side := 0
	if len(args) == 1 {
		side, _ = strconv.Atoi(args[0])
	}
	if side == thumb.Small && thumb.Yield() != nil { // nobody waits for it
		return 1
	}
	if side < 1 || side > thumb.Shown || thumb.Confine() != nil || thumb.Draw(in, out, side) != nil {
		return 1
	}
	return 0
}

// openThumbs has pictures drawn by this very program.
func (a *App) openThumbs(context.Context) (err error) {
	a.self, err = os.Executable()
	a.thumbs = thumb.New(a.shelf, a.self, thumbCommand)
	return err
}

// shownAs is a picture as it is uploaded in albums.
func (a *App) shownAs(ctx context.Context, sha256 string) ([]byte, error) {
	return a.thumbs.Make(ctx, sha256, thumb.Shown)
}

// drawing makes kept pictures small, one at a time. One that is gone needs it no
// more, and one that the machine never finds the time for is a tile.
func (a *App) drawing() jobs.Kind {
	return jobs.Kind{Name: evidence.Drawing, Work: a.drawSmall, GaveUp: func(j bot.Job) []bot.Write {
		var sha256 string
		if j.Read(&sha256) == nil {
			_, _ = a.thumbs.GiveUp(sha256, thumb.Small)
		}
		return nil
	}}
}

func (a *App) drawSmall(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var sha256 string
	if err := j.Read(&sha256); err != nil {
		return nil, err
	}
	_, err := a.thumbs.Thumb(ctx, sha256, thumb.Small)
	if bot.KindOf(err) == bot.NotFound {
		return nil, nil
	}
	return nil, err
}

// small is a picture as lists and galleries show it, a grey tile for one that
// cannot be drawn. thumb.ErrNotYet: it will be drawn soon.
func (a *App) small(ctx context.Context, sha256 string) ([]byte, error) {
	small, err := a.thumbs.Ready(sha256, thumb.Small)
	if errors.Is(err, thumb.ErrNotYet) {
		_, asked := a.store.Commit(ctx, []bot.Write{evidence.Draw(sha256, time.Now())})
		return nil, errors.Join(err, asked)
	}
	return small, err
}

// sheetWithin is how long a turn waits for a sheet of pictures.
const sheetWithin = 2 * time.Second

// sheet draws an album as one picture.
func (a *App) sheet(sha256 []string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), sheetWithin)
	defer cancel()
	return a.thumbs.Sheet(ctx, sha256)
}
