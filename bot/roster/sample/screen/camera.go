package screen

import (
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/math/f64"
)

// font17 is how wide the words of a state are.
func font17(words string) int {
	return font.MeasureString(face(17, bold), words).Ceil() / scale
}

// onTable is the screen photographed with another phone, a little askew.
func onTable(p paper) image.Image {
	const edge, turn, shrink = 12, 0.07, 0.82
	phone := image.NewRGBA(image.Rect(0, 0, (width+2*edge)*scale, (height+4*edge)*scale))
	draw.Draw(phone, phone.Bounds(), image.NewUniform(rgb(0x14181c)), image.Point{}, draw.Src)
	draw.Draw(phone, p.Bounds().Add(image.Pt(edge*scale, 2*edge*scale)), p.RGBA, image.Point{}, draw.Src)
	table := newPaper(colours{back: rgb(0x6b4a30)})
	sin, cos := math.Sin(turn)*shrink, math.Cos(turn)*shrink
	m := f64.Aff3{cos, -sin, 48 * scale, sin, cos, 24 * scale}
	draw.ApproxBiLinear.Transform(table.RGBA, m, phone, phone.Bounds(), draw.Over, nil)
	return table.RGBA
}

// blurred is the screen out of focus: shrunk until no word is left, and drawn large
// again.
func blurred(p paper) image.Image {
	small := image.NewRGBA(image.Rect(0, 0, width/9, height/9))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), p.RGBA, p.Bounds(), draw.Src, nil)
	draw.ApproxBiLinear.Scale(p.RGBA, p.Bounds(), small, small.Bounds(), draw.Src, nil)
	return p.RGBA
}
