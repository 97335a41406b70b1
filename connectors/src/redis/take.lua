-- Takes from a leaky bucket, or gives back to it.
--
-- The key holds two whole numbers: what is missing, in fractions of a point, and the time at which that was so, in
-- milliseconds. No key is a full bucket.
local verb, points, most, per_minute, now, kept_longer =
    ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])

local missing, at = 0, now
local known = redis.call('GET', KEYS[1])
if known then
    local left, right = string.match(known, '^(%d+) (%-?%d+)$')
    if left then
        missing, at = tonumber(left), tonumber(right)
    end
end
-- a clock that is behind restores nothing until it has caught up
if now > at then
    missing = math.max(0, missing - (now - at) * per_minute)
    at = now
end

local room = math.max(0, most - missing)
if verb == 'take' then
    if points > room then
        return { math.ceil(math.min(points - room, missing) / per_minute), room }
    end
    missing = missing + points
else
    missing = math.max(0, missing - points)
end

if missing == 0 then
    redis.call('DEL', KEYS[1])
elseif points > 0 then
    local kept = math.ceil(missing / per_minute) + kept_longer
    redis.call('SET', KEYS[1], string.format('%.0f %.0f', missing, at), 'PX', string.format('%.0f', kept))
end
return { -1, math.max(0, most - missing) }
