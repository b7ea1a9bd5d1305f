package chart

import (
	"image"
	"math"
	"time"

	"golang.org/x/image/vector"
)

// Over are shares over time, against hours that are marked.
type Over struct {
	Head
	Lines []Line // the last one's points are labelled
	Marks []Mark
	Foot  string
}

// Line is one share as it moved.
type Line struct {
	Colour Colour
	Name   string // with its last value
	Points []Point
}

// Point is a share, of 1, at a moment.
type Point struct {
	At    time.Time
	Share float64
	Label string
}

// Mark is an hour below the chart.
type Mark struct {
	At    time.Time
	Label string
	Ahead bool // it is still to come
}

// Measures of the field in pixels.
const (
	fieldHigh = 620
	fieldLeft = margin + 90                     // beside the percents
	fieldWide = width - margin - 30 - fieldLeft // the last label has half of it behind the edge
	stroke    = 4                               // half of a line's breadth
)

// field is where the lines are drawn: between two moments, from none to all.
type field struct {
	top      int
	from, to time.Time
}

// PNG draws them.
func (o Over) PNG() ([]byte, error) { return o.draw().done() }

func (o Over) draw() *paper {
	var keys []Key
	for _, l := range o.Lines {
		keys = append(keys, Key{l.Colour, l.Name})
	}
	f := o.field(headHeight(o.Head, keys) + lineStep)
	high := f.top + fieldHigh + 2*lineStep + margin
	p := newPaper(high)
	p.head(o.Head, keys)
	p.grid(f)
	p.marks(f, o.Marks)
	for _, l := range o.Lines {
		p.line(f, l)
	}
	if len(o.Lines) > 0 {
		p.labels(f, o.Lines)
	}
	p.write(plain(smallSize).fit(o.Foot, inner), margin, high-margin+10, plain(smallSize), Soft)
	return p
}

// field spans all moments that are drawn.
func (o Over) field(top int) field {
	f := field{top: top}
	span := func(at time.Time) {
		if f.from.IsZero() || at.Before(f.from) {
			f.from = at
		}
		if at.After(f.to) {
			f.to = at
		}
	}
	for _, m := range o.Marks {
		span(m.At)
	}
	for _, l := range o.Lines {
		for _, at := range l.Points {
			span(at.At)
		}
	}
	return f
}

func (f field) x(at time.Time) int {
	all := f.to.Sub(f.from)
	if all <= 0 {
		return fieldLeft + fieldWide/2
	}
	return fieldLeft + int(math.Round(float64(fieldWide)*float64(at.Sub(f.from))/float64(all)))
}

func (f field) y(share float64) int {
	return f.top + fieldHigh - int(math.Round(min(max(share, 0), 1)*fieldHigh))
}

// grid draws the quarters.
func (p *paper) grid(f field) {
	for i, words := range []string{"0%", "25%", "50%", "75%", "100%"} {
		y := f.y(float64(i) / 4)
		p.box(fieldLeft, y-1, fieldWide, 2, Pale)
		p.writeLeft(words, fieldLeft-14, y+12, plain(smallSize-4), Soft)
	}
}

// marks draws the hours; those to come are dashed. The last one is named first, then
// those before it that find room.
func (p *paper) marks(f field, marks []Mark) {
	for i := len(marks) - 1; i >= 0; i-- {
		x, m := f.x(marks[i].At), marks[i]
		for y, step := f.top, 24; y < f.top+fieldHigh; y += step {
			high := step
			if m.Ahead {
				high = step / 2
			}
			p.box(x-1, y, 3, min(high, f.top+fieldHigh-y), Pale)
		}
		p.label(m.Label, x, f.top+fieldHigh+lineStep-6, plain(smallSize), Ink)
	}
}

// line draws a line with its points.
func (p *paper) line(f field, l Line) {
	for i, at := range l.Points {
		x, y := float64(f.x(at.At)), float64(f.y(at.Share))
		if i > 0 {
			before := l.Points[i-1]
			p.shape(l.Colour, segment(float64(f.x(before.At)), float64(f.y(before.Share)), x, y))
		}
		p.shape(l.Colour, dot(x, y))
	}
}

// labels writes the last line's labels, from the newest on, each on the side of its
// point where the other lines are further.
func (p *paper) labels(f field, lines []Line) {
	last := len(lines) - 1
	for i := len(lines[last].Points) - 1; i >= 0; i-- {
		at := lines[last].Points[i]
		x, y, above, below := f.x(at.At), f.y(at.Share), fieldHigh, fieldHigh
		for _, other := range lines[:last] {
			if i < len(other.Points) {
				switch d := f.y(other.Points[i].Share) - y; {
				case d > 0:
					below = min(below, d)
				default:
					above = min(above, -d)
				}
			}
		}
		sides := []int{y - 22, y + 20 + smallSize}
		if below > above {
			sides[0], sides[1] = sides[1], sides[0]
		}
		_ = p.label(at.Label, x, sides[0], bold(smallSize), Ink) || p.label(at.Label, x, sides[1], bold(smallSize), Ink)
	}
}

// corner is one of a shape.
type corner struct{ x, y float64 }

// shape fills what lies between the corners.
func (p *paper) shape(c Colour, corners []corner) {
	if len(corners) == 0 {
		return
	}
	from, to := corners[0], corners[0]
	for _, k := range corners {
		from, to = corner{math.Floor(min(from.x, k.x)), math.Floor(min(from.y, k.y))}, corner{max(to.x, k.x), max(to.y, k.y)}
	}
	mask := image.NewAlpha(image.Rect(0, 0, int(to.x-from.x)+2, int(to.y-from.y)+2))
	pen := vector.NewRasterizer(mask.Rect.Dx(), mask.Rect.Dy())
	for i, k := range corners {
		x, y := float32(k.x-from.x), float32(k.y-from.y)
		if i == 0 {
			pen.MoveTo(x, y)
		} else {
			pen.LineTo(x, y)
		}
	}
	pen.ClosePath()
	pen.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	p.paint(image.Pt(int(from.x), int(from.y)), shaded(mask), c)
}

// segment is a straight piece of a line.
func segment(x0, y0, x1, y1 float64) []corner {
	long := math.Hypot(x1-x0, y1-y0)
	if long == 0 {
		return nil
	}
	dx, dy := stroke*(y0-y1)/long, stroke*(x1-x0)/long
	return []corner{{x0 + dx, y0 + dy}, {x1 + dx, y1 + dy}, {x1 - dx, y1 - dy}, {x0 - dx, y0 - dy}}
}

// dot is a round point.
func dot(x, y float64) (round []corner) {
	const corners, r = 16, 2.5 * stroke
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		round = append(round, corner{x + r*cos, y + r*sin})
	}
	return round
}
