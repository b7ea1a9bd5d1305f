package main

import (
	"context"
	"io"
	"os"
	"strconv"
	"time"

	"vneidbot/bot/evidence/thumb"
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
	thumbCommand: drawThumb, heicCommand: execHEIC,
}

// drawThumb is "vneidbot thumb SIDE": the picture of the input, smaller, as the
// output; 1 for one that cannot be drawn.
func drawThumb(args []string, in io.Reader, out io.Writer) int {
	side := 0
	if len(args) == 1 {
		side, _ = strconv.Atoi(args[0])
	}
	if side < 1 || side > thumb.Shown || thumb.Confine() != nil || thumb.Draw(in, out, side) != nil {
		return 1
	}
	return 0
}

// openThumbs has pictures drawn by this very program.
func (a *App) openThumbs(context.Context) error {
	self, err := os.Executable()
	a.thumbs = thumb.New(a.shelf, self, thumbCommand)
	return err
}

// shownAs is a picture as it is uploaded in albums.
func (a *App) shownAs(ctx context.Context, sha256 string) ([]byte, error) {
	return a.thumbs.Make(ctx, sha256, thumb.Shown)
}

// small is a picture as galleries show it.
func (a *App) small(ctx context.Context, sha256 string) ([]byte, error) {
	return a.thumbs.Thumb(ctx, sha256, thumb.Small)
}

// sheetWithin is how long a turn waits for a sheet of pictures.
const sheetWithin = 2 * time.Second

// sheet draws an album as one picture.
func (a *App) sheet(sha256 []string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), sheetWithin)
	defer cancel()
	return a.thumbs.Sheet(ctx, sha256)
}
