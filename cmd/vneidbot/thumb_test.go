package main

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/evidence"
	"vneidbot/bot/evidence/thumb"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// maker is a shelf, and thumbs that the program draws.
func maker(t *testing.T) (*shelf.Shelf, *thumb.Maker) {
	t.Helper()
	dir := t.TempDir()
	s, err := shelf.Open(filepath.Join(dir, "shelf"), disk.At(dir), 0)
	require.NoError(t, err)
	return s, thumb.New(s, unwatched(t), thumbCommand)
}

func TestPicturesAreDrawnInAProcessOfTheirOwn(t *testing.T) {
	t.Parallel()
	s, m := maker(t)
	sum, err := s.Keep(screenshot())
	require.NoError(t, err)
	for range 2 {
		small, err := m.Make(t.Context(), sum, thumb.Small)
		require.NoError(t, err)
		size, kind, err := image.DecodeConfig(bytes.NewReader(small))
		require.NoError(t, err)
		require.Equal(t, "jpeg", kind)
		require.LessOrEqual(t, max(size.Width, size.Height), thumb.Small)
	}
	_, err = m.Make(t.Context(), "../key", thumb.Small)
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = m.Make(ended, sum, 77)
	require.ErrorIs(t, err, context.Canceled)
}

// A picture of just under 40 megapixels whose pixels take eight bytes each.
func heavy(t *testing.T) []byte {
	img := image.NewNRGBA64(image.Rect(0, 0, 8000, 4900))
	img.Set(1, 1, color.White)
	var out bytes.Buffer
	require.NoError(t, (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, img))
	return out.Bytes()
}

func TestWhatTakesTooMuchMemoryOrIsNoPictureIsATile(t *testing.T) {
	t.Parallel()
	s, m := maker(t)
	for name, data := range map[string][]byte{"heavy": heavy(t), "words": []byte("not a picture"), "empty": nil} {
		sum, err := s.Keep(data)
		require.NoError(t, err)
		_, err = m.Make(t.Context(), sum, thumb.Small)
		require.Equal(t, bot.Invalid, bot.KindOf(err), name)
		_, err = m.Ready(sum, thumb.Small)
		require.ErrorIs(t, err, thumb.ErrNotYet)
		tile, err := m.Thumb(t.Context(), sum, thumb.Small)
		require.NoError(t, err)
		require.Equal(t, thumb.Tile(thumb.Small), tile)
		ready, err := m.Ready(sum, thumb.Small)
		require.NoError(t, err, "it is not tried again")
		require.Equal(t, tile, ready)
	}
}

func TestAThumbThatHangsIsEnded(t *testing.T) {
	t.Parallel()
	s, _ := maker(t)
	sum, err := s.Keep(screenshot())
	require.NoError(t, err)
	hangs := thumb.New(s, "/bin/sh", "-c", "exec sleep 600")
	hangs.Within = 100 * time.Millisecond
	_, err = hangs.Thumb(t.Context(), sum, thumb.Small)
	require.Equal(t, bot.Unavailable, bot.KindOf(err), "a busy machine makes no tile of a good picture")
	_, err = thumb.New(s, "/bin/sh", "-c", "ulimit -t 1; while :; do :; done").Make(t.Context(), sum, thumb.Small)
	require.Equal(t, bot.Invalid, bot.KindOf(err), "one that takes too much of the processor")
	_, err = thumb.New(s, "/no/such/program").Make(t.Context(), sum, thumb.Small)
	require.Equal(t, bot.Unavailable, bot.KindOf(err), "the picture is not to blame")
}

func TestAThumbIsDrawnWithoutSecrets(t *testing.T) {
	s, _ := maker(t)
	sum, err := s.Keep(screenshot())
	require.NoError(t, err)
	t.Setenv("TELEGRAM_BOT_TOKEN", "must not be seen")
	seen, err := thumb.New(s, "/bin/sh", "-c", `echo "token: $TELEGRAM_BOT_TOKEN"`).Make(t.Context(), sum, thumb.Small)
	require.NoError(t, err)
	require.Equal(t, "token: \n", string(seen))
}

func TestASheetShowsAllPictures(t *testing.T) {
	t.Parallel()
	s, m := maker(t)
	var sums []string
	for i := range 5 {
		img := image.NewGray(image.Rect(0, 0, 300, 500))
		for p := range img.Pix {
			img.Pix[p] = uint8(40 * (i + 1))
		}
		var out bytes.Buffer
		require.NoError(t, png.Encode(&out, img))
		sum, err := s.Keep(out.Bytes())
		require.NoError(t, err)
		sums = append(sums, sum)
	}
	broken, err := s.Keep([]byte("not a picture"))
	require.NoError(t, err)
	sheet, err := m.Sheet(t.Context(), append(sums, broken))
	require.NoError(t, err)
	img, err := jpeg.Decode(bytes.NewReader(sheet))
	require.NoError(t, err)
	for i := range sums {
		at := image.Pt(12+i%3*492+240, 12+i/3*492+240)
		require.InDelta(t, 40*(i+1), color.GrayModel.Convert(img.At(at.X, at.Y)).(color.Gray).Y, 6, i)
	}
	_, err = m.Sheet(t.Context(), []string{"gone"})
	require.Error(t, err)
}

func TestAnIPhonesPictureBecomesOneThatIsKept(t *testing.T) {
	convert := fromHEIC()
	if _, err := exec.LookPath("heif-enc"); err != nil || convert == nil {
		require.Nil(t, lookHEIC(t.Context(), nil)[0].fact.Args, "the doctor says that it is missing")
		return
	}
	dir := t.TempDir()
	src, dst := filepath.Join(dir, "a.png"), filepath.Join(dir, "a.heic")
	require.NoError(t, os.WriteFile(src, screenshot(), 0o600))
	if err := exec.Command("heif-enc", src, "-o", dst).Run(); err != nil {
		return // built without an encoder
	}
	heic, err := os.ReadFile(dst)
	require.NoError(t, err)
	got, err := convert(t.Context(), heic)
	require.NoError(t, err)
	p, fault := evidence.Clean(got)
	require.Equal(t, bot.FaultNone, fault)
	require.Equal(t, "image/jpeg", p.Mime)
	_, err = convert(t.Context(), heic[:100])
	require.Equal(t, bot.Invalid, bot.KindOf(err))
}

// A list asks for a picture by its hash and is told that it is not drawn yet; then
// it is drawn, once.
func TestAPictureThatIsAskedForIsDrawnByAJob(t *testing.T) {
	t.Parallel()
	_, app := boot(t)
	sum, err := app.shelf.Keep(screenshot())
	require.NoError(t, err)
	_, err = app.small(t.Context(), sum)
	require.ErrorIs(t, err, thumb.ErrNotYet)
	require.Eventually(t, func() bool {
		small, err := app.small(t.Context(), sum)
		return err == nil && http.DetectContentType(small) == "image/jpeg"
	}, 20*time.Second, 10*time.Millisecond)
	_, err = app.small(t.Context(), strings.Repeat("a", 64))
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	require.NotErrorIs(t, err, thumb.ErrNotYet, "there is nothing to be drawn")
}
