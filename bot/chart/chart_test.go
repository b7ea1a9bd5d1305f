package chart

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var chartsTo = flag.String("charts", "", "a folder that keeps the charts of the tests, to be looked at")

var keys = []Key{{Green, "Định danh thành công"}, {Blue, "Được tiếp nhận"}, {Red, "Từ chối"}, {Amber, "Chưa đăng ký"}, {Violet, "Trạng thái khác"}, {Grey, "Chưa báo cáo"}}

// ofCity is a page of areas.
func ofCity() Bars {
	b := Bars{Head: Head{"TIẾN ĐỘ – TOÀN THÀNH PHỐ", []string{"Số liệu lúc 15h12 ngày 21/5/2025, chưa chốt", "Được tiếp nhận trở lên: 1432/2109 (67,9%)"}}, Keys: keys, Foot: "Địa bàn 1–20 trong 115, tỷ lệ thấp trước"}
	names := strings.Split("Bạch Long Vĩ,Nguyễn Bỉnh Khiêm,Trần Hưng Đạo,Lê Thanh Nghị,Vĩnh Hoà,Kẻ Sặt,Báo cáo trực tiếp Sở GDĐT,Hồng Châu,Ngô Quyền,Nguyễn Đại Năng,Thuỷ Nguyên,Yết Kiêu,Lạc Phượng,Nam Thanh Miện,Cát Hải,Đường An,Ái Quốc,Việt Khê,Hưng Đạo,Ổ Ỗ Ữ ẫ ặ", ",")
	for i, name := range names {
		b.Rows = append(b.Rows, Bar{name, []int{i, 2 * i, 3, 4, 1, 40 - 2*i}, fmt.Sprintf("%d%%", i*5), fmt.Sprintf("%d/%d", 3*i, 48+i)})
	}
	return b
}

// ofMay is a campaign of five rounds, two of them to come.
func ofMay() Over {
	day := func(d, h, m int) time.Time { return time.Date(2025, 5, d, h, m, 0, 0, time.UTC) }
	o := Over{Head: Head{"TIẾN ĐỘ QUA CÁC KỲ – PHƯỜNG DƯƠNG KINH", []string{"Số liệu đến 15h12 ngày 27/5/2025"}}, Foot: "Nét đứt: kỳ chưa đến"}
	for i, name := range []string{"Đã báo cáo 77,4%", "Hoàn thành 22,6%", "Được tiếp nhận trở lên 67,9%"} {
		l := Line{[]Colour{Ink, Green, Blue}[i], name, nil}
		for j, d := range []int{21, 23, 26, 27} {
			share := []float64{0.4, 0.05, 0.3}[i] + 0.12*float64(j)
			l.Points = append(l.Points, Point{day(d, 15, 30), share, fmt.Sprintf("%.0f%%", share*100)})
		}
		o.Lines = append(o.Lines, l)
	}
	for _, d := range []int{21, 23, 26, 29, 30} {
		o.Marks = append(o.Marks, Mark{day(d, 15, 30), fmt.Sprintf("%d/5", d), d > 27})
	}
	return o
}

// TestChartsAreSmallAndTheSame: they are forwarded, and drawn again and again.
func TestChartsAreSmallAndTheSame(t *testing.T) {
	for name, draw := range map[string]func() ([]byte, error){"bars": ofCity().PNG, "over": ofMay().PNG} {
		data, err := draw()
		require.NoError(t, err)
		again, err := draw()
		require.NoError(t, err)
		require.Equal(t, data, again)
		require.Less(t, len(data), 200<<10, name)
		t.Log(name, len(data)>>10, "KB")
		p, err := png.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		require.Equal(t, width, p.Bounds().Dx())
		if *chartsTo != "" {
			require.NoError(t, os.WriteFile(filepath.Join(*chartsTo, name+".png"), data, 0o600))
		}
	}
}

// apart fails when words overlap or leave the picture.
func apart(t require.TestingT, p *paper) {
	require.NotEmpty(t, p.words)
	for i, box := range p.words {
		require.True(t, box.In(p.picture.Rect), "%v leaves %v", box, p.picture.Rect)
		for _, other := range p.words[:i] {
			require.False(t, box.Overlaps(other), "%v and %v", box, other)
		}
	}
}

func TestWordsDoNotOverlap(t *testing.T) {
	apart(t, ofCity().draw())
	apart(t, ofMay().draw())
}

// words are names and numbers of any length.
func words(t *rapid.T, label string) string {
	return rapid.StringMatching(`[A-ZĐẤỖỮ]?[a-zđấẫỗữ0-9/%]{0,14}( [A-ZĐẤỖỮa-z]{1,22}){0,6}`).Draw(t, label)
}

func TestNoWordsOverlapWhateverIsDrawn(t *testing.T) {
	head := func(t *rapid.T) Head {
		return Head{words(t, "title"), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return words(t, "about") }), 0, 3).Draw(t, "lines")}
	}
	t.Run("bars", rapid.MakeCheck(func(t *rapid.T) {
		b := Bars{Head: head(t), Keys: keys, Foot: words(t, "foot") + "."}
		for range rapid.IntRange(0, 25).Draw(t, "rows") {
			total := rapid.SampledFrom([]int{0, 9, 99, 999, 99_999}).Draw(t, "total")
			b.Rows = append(b.Rows, Bar{words(t, "name"), []int{total, 0, total / 3, 1, 0, total}, "100%", fmt.Sprintf("%d/%d", total, total)})
		}
		apart(t, b.draw())
	}))
	t.Run("over", rapid.MakeCheck(func(t *rapid.T) {
		o, at := Over{Head: head(t), Foot: words(t, "foot") + "."}, time.Unix(1_700_000_000, 0)
		for range rapid.IntRange(1, 15).Draw(t, "marks") {
			at = at.Add(time.Duration(rapid.IntRange(0, 100).Draw(t, "hours")) * time.Hour)
			o.Marks = append(o.Marks, Mark{at, at.Format("2/1"), rapid.Bool().Draw(t, "ahead")})
		}
		for _, c := range []Colour{Ink, Green, Blue} {
			l := Line{Colour: c, Name: words(t, "line") + " 9%"}
			for _, m := range o.Marks {
				l.Points = append(l.Points, Point{m.At, rapid.Float64Range(0, 1).Draw(t, "share"), "99%"})
			}
			o.Lines = append(o.Lines, l)
		}
		apart(t, o.draw())
	}))
}

// TestEveryLetterOfVietnameseIsThere: no name is drawn with boxes.
func TestEveryLetterOfVietnameseIsThere(t *testing.T) {
	shape := func(f face, letter string) (pix []uint8) {
		f.glyphs(letter, func(g glyph, _ int) { pix = g.mask.Pix })
		return pix
	}
	for _, r := range "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ–…%/0123456789" {
		for _, letter := range []string{string(r), strings.ToUpper(string(r))} {
			for _, f := range []face{plain(smallSize), bold(titleSize)} {
				require.NotEqual(t, shape(f, "\uFFFF"), shape(f, letter), letter)
			}
		}
	}
}

// TestALineHidesNoPartOfItself: a point on a line is as dark as the line.
func TestALineHidesNoPartOfItself(t *testing.T) {
	o := ofMay()
	p := o.draw()
	f := o.field(headHeight(o.Head, []Key{{Ink, o.Lines[0].Name}, {Green, o.Lines[1].Name}, {Blue, o.Lines[2].Name}}) + lineStep)
	for _, at := range o.Lines[2].Points {
		require.Equal(t, uint8(Blue)*shades+shades, p.picture.ColorIndexAt(f.x(at.At), f.y(at.Share)))
	}
}

// BenchmarkChart draws the bars of twenty areas and the shares of five rounds; beside
// each stands an empty picture of the same size, encoded.
func BenchmarkChart(b *testing.B) {
	for name, c := range map[string]interface {
		PNG() ([]byte, error)
		draw() *paper
	}{"bars": ofCity(), "over": ofMay()} {
		empty := &paper{picture: image.NewPaletted(c.draw().picture.Rect, palette)}
		b.Run(name, func(b *testing.B) {
			var ours, floor time.Duration
			for b.Loop() {
				began := time.Now()
				_, err := c.PNG()
				require.NoError(b, err)
				drawn := time.Now()
				_, err = empty.png()
				require.NoError(b, err)
				ours, floor = ours+drawn.Sub(began), floor+time.Since(drawn)
			}
			b.ReportMetric(float64(ours)/float64(floor), "ours/empty")
			b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/1000, "ms/chart")
		})
	}
}
