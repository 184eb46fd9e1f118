-- SPDX-License-Identifier: EUPL-1.2
-- Between pandoc's reader and its writer: pictures that the writer would fetch (or hand to another program: SVG) go, and
-- a first heading that repeats the title, which DOCX and ODT show themselves.

function Image(image)
  local kind = image.src:match('^data:image/(%a+)[;,]')
  if kind ~= 'png' and kind ~= 'jpeg' and kind ~= 'gif' then return {} end
end

function RawBlock() return {} end

function RawInline() return {} end

function Pandoc(document)
  local title = document.meta.title and pandoc.utils.stringify(document.meta.title)
  for index, block in ipairs(document.blocks) do
    if block.t == 'Header' and block.level == 1 and pandoc.utils.stringify(block) == title then
      document.blocks:remove(index)
      break
    end
  end
  return document
end
