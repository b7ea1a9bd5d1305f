package archive

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

// kept are pictures by their SHA-256.
type kept map[string][]byte

func (k kept) shelf(sha256 string) (io.ReadCloser, error) {
	data, ok := k[sha256]
	if !ok {
		return nil, bot.Fail(bot.NotFound, "kept", nil)
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func (k kept) keep(data string) string {
	sum := sha256.Sum256([]byte(data))
	name := hex.EncodeToString(sum[:])
	k[name] = []byte(data)
	return name
}

func (k kept) of(name, data string) Picture {
	return Picture{Folders: []string{"Ky 2025-05-21", "Được tiếp nhận"}, Name: name, Mime: "image/jpeg", SHA256: k.keep(data), Size: int64(len(data)), At: time.Unix(1_747_800_000, 0), About: []string{name}}
}

var list = List{Name: "danh-sach.csv", At: time.Date(2025, 5, 21, 15, 30, 0, 0, time.UTC), Head: []string{"Tệp", "SHA-256", "Số byte", "Tên đơn vị", "Ghi chú"}, Gone: "ảnh không còn"}

// TestNamesThatEverySystemTakes has what offices and their units are called.
func TestNamesThatEverySystemTakes(t *testing.T) {
	for words, want := range map[string]string{
		"Mầm non Hoa Sen":       "Mam non Hoa Sen",
		"ĐẠI HỌC Đông Đô":       "DAI HOC Dong Do",
		"CON":                   "_CON",
		"con.txt":               "_con.txt",
		"Lpt1 ":                 "_Lpt1",
		"TH/THCS \\ A:B*?\"<>|": "TH-THCS - A-B",
		"🌸 Mầm non 🌸 Sao Mai":   "Mam non Sao Mai",
		"...":                   nameless,
		"🌸":                     nameless,
		"../../etc/passwd":      "etc-passwd",
		"Trường A. ":            "Truong A",
		"TH\u0000\u202e&THCS":   "TH &THCS",
		"Mầm non":               "Mam non",
		"Ðinh Tiên Hoàng":       "Dinh Tien Hoang",
		"ＴＨ Ánh Dương":          "TH Anh Duong",
	} {
		require.Equal(t, want, Safe(words, nameMost), "%q", words)
	}
	require.LessOrEqual(t, len(Safe(strings.Repeat("Trường ", 200), nameMost)), nameMost)
}

var taken = regexp.MustCompile(`^[A-Za-z0-9()&_,. -]+$`)

// TestNoTwoPathsAreAlike, whatever units are called: no part of one is a device's, ends
// in a dot or a space, or leads upwards; all are short, and differ by more than case.
func TestNoTwoPathsAreAlike(t *testing.T) {
	words := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"CON", "con", "Aux", "MN Hoa Sen", "mn hoa sen", "🌸", "..", "COM1.", "NUL .jpg"}))
	rapid.Check(t, func(t *rapid.T) {
		var all []Picture
		for range rapid.IntRange(1, 20).Draw(t, "n") {
			all = append(all, Picture{Folders: []string{words.Draw(t, "round"), words.Draw(t, "status")}, Name: words.Draw(t, "name"), Mime: "image/png"})
		}
		seen := map[string]bool{}
		for _, e := range Parts(all, 0)[0] {
			require.False(t, seen[strings.ToLower(e.Path)], e.Path)
			seen[strings.ToLower(e.Path)] = true
			require.Less(t, len(e.Path), 200)
			require.Equal(t, e.Path, path.Clean(e.Path))
			for part := range strings.SplitSeq(e.Path, "/") {
				require.Regexp(t, taken, part)
				require.NotRegexp(t, `[. ]$`, part)
				require.False(t, isDevice(part), part)
			}
		}
	})
}

// TestAZipHasItsPicturesAndTheirList: what is unpacked is what was sent, and the list
// says so by hashes. A picture that was removed meanwhile is noted.
func TestAZipHasItsPicturesAndTheirList(t *testing.T) {
	k := kept{}
	all := []Picture{k.of("Mầm non Hoa Sen", "một"), k.of("mầm non hoa sen", "hai"), k.of("=1+1", "ba")}
	delete(k, all[2].SHA256)
	var out bytes.Buffer
	require.NoError(t, Write(&out, Parts(all, 0)[0], list, k.shelf))
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	require.NoError(t, err)
	require.Len(t, z.File, 3)
	files := map[string]string{}
	for _, f := range z.File {
		from, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(from)
		require.NoError(t, err)
		files[f.Name] = string(data)
	}
	require.True(t, z.File[2].Modified.Equal(list.At), "the list is of its hour")
	text, ok := strings.CutPrefix(files["danh-sach.csv"], "\ufeff")
	require.True(t, ok)
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	require.Len(t, lines, 4)
	require.Equal(t, []string{"Ky 2025-05-21/Duoc tiep nhan/Mam non Hoa Sen 1.jpg", "Ky 2025-05-21/Duoc tiep nhan/mam non hoa sen 2.jpg"}, []string{lines[1][0], lines[2][0]})
	for _, line := range lines[1:3] {
		sum := sha256.Sum256([]byte(files[line[0]]))
		require.Equal(t, line[1], hex.EncodeToString(sum[:]))
	}
	require.Equal(t, []string{"'=1+1", "ảnh không còn"}, lines[3][3:])
}

// TestPartsAreNoLargerThanAsked, whatever the pictures: each is in one part.
func TestPartsAreNoLargerThanAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, most := kept{}, int64(400<<10)
		var all []Picture
		for i := range rapid.IntRange(1, 40).Draw(t, "n") {
			all = append(all, k.of(strings.Repeat("Ấ", i), strings.Repeat("x", rapid.IntRange(0, 200<<10).Draw(t, "size"))))
		}
		packed := 0
		for _, part := range Parts(all, most) {
			var out bytes.Buffer
			require.NoError(t, Write(&out, part, list, k.shelf))
			require.LessOrEqual(t, int64(out.Len()), most)
			packed += len(part)
		}
		require.Equal(t, len(all), packed)
	})
}

// TestAShelfThatFailsIsAnError: nobody takes half of a zip for a whole one.
func TestAShelfThatFailsIsAnError(t *testing.T) {
	k := kept{}
	part := Parts([]Picture{k.of("a", "một")}, 0)[0]
	broken := errors.New("the disk")
	err := Write(io.Discard, part, list, func(string) (io.ReadCloser, error) { return nil, broken })
	require.ErrorIs(t, err, broken)
}
