/** Words that descriptions of public APIs name their paths, fields and parameters with, in the singular where there is one. */

/** Names of people that are words of APIs, too, are left out. */
export const API_WORDS: ReadonlySet<string> = new Set(
  `
json xml yaml html css csv tsv pdf png jpeg jpg gif webp svg zip gzip deflate zstd urlencoded octet multipart mixed vnd utf charset boundary ndjson jsonl hal jose msgpack protobuf grpc nosniff sameorigin deny chunked identity strict revalidate immutable cors navigate transform store stale proxy keepalive includesubdomain preload wildcard javascript plain xhtml wasm problem merge patch
attr attrs arg args opt opts prop props val vals num idx cfg conf env dir src dst img btn msg txt desc pos loc addr org dept mgr acct inv qry fn cb ctx pkg lib ver rev seq tmp max min avg sum cnt mean median stddev obj arr str int bool enum const var tmpl tpl paragraph heading bullet inline embed mention mentions reaction emoji avatar wishlist banner carousel slide gallery thumbnail caption transcript subtitle badge score leaderboard streak quest level achievement trophy coin gem loot inventory guild clan match tournament bracket referee stadium pitch goal assist penalty roster draft waiver trade
sid sess phpsessid jsessionid aspsessionid etag csrftoken xsrf uidb64 crsf useragent lang langs theme dark light utm ref req res cmd exec sub aud iss iat exp nbf jti azp amr acr otpauth webauthn fido totp mnemonic salary religion ethnicity nationality iban ibans maiden mother father spouse sibling emergency blood allergy allergies ip ipv4 ipv6 mac imei imsi iccid meid serial vin plate
abandoned abort aborted about above absent absolute accelerator accept acceptance accepted access accessed
accessible account accuracy acknowledge acknowledged acl acm acp action activate activated activating activation
active activity actor actual add added additional address addresses adjustment admin administrator adult advanced
aes affected after age agent aggregate aggregated aggregation aggregator agreement airline airport alarm alb album
alert alexa algorithm alias aliases alignment all allocated allocation allow allowed already alternate alternative
always amazon ami amount analyses analysis analytics analyzed analyzer anchor and android animal annotation
anomalous anomaly anonymous answer answered any api apikey apns app append appliance applicable application applied
apply appointment approval approve approved approver approximate arch architecture archive archived area args
argument arn array arrival article artifact artist asc ascending asn assertion assessment asset assign assigned
assignee assignment assistant associate associated associating association assume assumed async at attach attached
attaching attachment attempt attendee attribute attribution audience audio audit auth authenticate authenticated
authentication author authority authorization authorize authorized authorizer auto autocomplete automated automatic
automation autoscaling availability available avatar average avg avoid awaiting aws awsvpc azure back backend
backfill background backup backward bad badge balance balancer balancing band bandwidth bank bar base based baseline
basic basket batch batches batching baz bbox bcc bearer before begin behavior best between bic bigint bike billable
billed billing binary binding binpack bird birth birthdate birthday bit bitbucket bitrate black blacklist blob block
blocked blocker blog blue blueprint board body book booking bookmark bool boolean boot bootstrap border bot bottom
bound boundary box branch branches brand breach break breed bridge broker bronze bucket budget buffer build building
bulk bundle burst bus business busy buttons buyer by byol bypass byte cache caching calculated calculation calendar
call callback caller campaign can canary cancel canceled canceling cancellable cancellation cancelled cancelling
canned cannot canonical capability capable capacity capture car card carrier cart case cat catalog categorical
category cause cc cdn cell center cents cert certificate cfn chain change changed channel chapter char character
charge charset chart chat check checked checkout checkpoint checksum child children chime chunk cidr city claim
class classes classic classification classifiers classroom clean cleanup clear click client clinic clip clock clone
close closed cloud cloudformation cloudfront cloudwatch cluster cmaf cmk cms cname code codec cognito cold
collection color colour column combination command comment commit commitment common company comparator comparison
compatibility compatible complete completed completing completion compliance compliant component composite
composition compress compressed compression compute computer concurrency concurrent condition conditional confidence
config configuration configure configured confirm confirmation confirmed conflict conflicting connect connected
connecting connection connectivity connector console constant constraint consumed consumer contact container
contains content context continuation continue continuous contract contributor control controller conversation
conversion convert cookie cooldown coordinates copy copying core correction cors cost count counters country county
coupon course coverage covered cpu create created creating creation creator credential credit criteria criterion
critical crl crm cron cross csrf csv cup currency current cursor cust custom customer customized cvc cvss cvv cycle
daily dash dashboard data database datapoints dataset datasources date daterange datetime day dbi deactivate
deactivated deactivating dead deadline deal debit debug decimal decision decline decode decrease decrypt decryption
dedicated deduplication deep default defer defined definition degraded delay delegate delegated delegation delete
deleted deleting deletion delimiter delivered delivery delta demand demo denied deny departure dependency depends
deploy deployed deploying deployment deprecate deprecated deprecation depth deregister deregistered deregistering
desc descending describe description descriptive descriptor desired destination detach detached detaching detail
detailed detect detected detection detector dev developer device dhcp diagnosis diagnostic dial dialog dictionary
differences different digest digital dimension direct direction directory disable disabled disabling disassociate
disassociated disassociating disassociation disconnect disconnected discord discount discover discovered discovery
dish disk display disposition dissociate distinct distinguished distributed distribution distributor dkim dns dob
doc docker doctor document documentation does dog domain done double down downgrade download downloading draft
draining drift drink drive driver drop dropped dry dualstack dummy duplicate duration duty dvb dynamic dynamo
dynamodb ean earliest early east ebs echo ecr ecs edge edit edition editor effect effective efs egress eks elapsed
elasti elastic elasticsearch elb element elevation eligibility eligible email embedded emergency emit employee empty
enable enabled enabling encoded encoder encoding encrypt encrypted encryption end ended ending endpoint enforce
enforced engine enhanced eni enrichment enrollment enterprise entitlement entity entry enum environment ephemeral
epic episode epoch equal erp error errored escape estimate estimated estimation evaluate evaluated evaluation event
exact exam example exceeded excel exception exchange exclude excluded exclusion exclusive exec executable execute
executed executing execution executor exist existence existing exit exp expanded expected experience expiration
expire expired expiring expiry explicit explorer export exportable exported exporting expose express expression
extend extended extension external extra facebook facet factor fail failed failing failover failure fall fallback
false family fargate farm fast fatal fault favorite favourite fax fcm feature featured federated federation fee feed
feedback fetch field fifteen file filename filesystem fill film filter filtered final find finding fingerprint
finish finished fips firehose firewall first fish fix fixed flag fleet flex flight float flow flower folder follow
follower following font foo food for forbidden force forced forecast forgot form format formation forward forwarding
found four fqdn fragment frame framerate framework free frequency fresh friday friend friendly from front fsx fuel
fulfilled fulfillment full fully function gadget galaxy gap garden gateway gcm gen gender general generate generated
generation generator generic genre geo geolocation geometry get gid gift gigabits gigabytes git github given glacier
glance global glue gold google gpu grade grant granted grantee granularity graph graphql greater green greengrass
grid gross ground group grouping grpc gte gtin guest guid gzip handle handler handling hard hardware has hash head
header health healthy healthz heartbeat height hello help hex hidden hierarchy high higher highlights hint history
hit hls hmac hold holder home homepage hook hop horizon horizontal horse hospital host hosted hostname hotel hour
hourly href hsm html http hub human humidity hyper hypervisor iam iban icmp icon id idc idempotency identifiable
identification identifier identify identity idle idp iframe ignore illegal image immediate immediately immutable
impact impaired implicit import imported importing in inaccessible inactive inbound inbox incident include included
inclusion inclusive incoming incompatible incomplete increase incremental index indexed indexes indexing indicator
indices individual inference info information informational infrastructure ingest ingested ingestion ingredient
ingress inherited init initial initialization initialize initialized initializing initiate initiated initiating
initiation initiator inline inprogress input insecure insert insight inspection install installation installed
instance instructions insufficient insurance int integer integration integrity intel intelligent intent interactive
interest interface intermediate internal internet interpolated interpolation interrupted interruption interval
invalid inventory invitation invite invited invocation invoice invoke invoked iops ios iot ips ipv is isbn iso isp
issue issued issuer issuing item iterator jar java job join joined journey json jwks jwt kafka keep kendra kernel
key keyword kilobits kilobytes kind kinesis kitchen kms knowledge known kubernetes lab label labeled lag lake lambda
lamp language large last last4 lat latency latest latitude launch launched launching layer layout lead leaf learning
least leave lecture left legacy legal length less lesson letter level library license life lifecycle lifetime light
like limit limited line linear link linked linux list listener listing live lng load loan local locale location lock
locked log logging logical login logo logout lon long longitude look lookback lookup loop loss lost low lower
lowercase lowest lte lustre mac machine mail main maintainer maintenance major maker manage managed management
manager manifest manual manufacturer many map mapped mapping margin markdown marker marketplace mars mask master
match matched matches matching material math maximum me meal mean measure measurement media medical medication
medium meeting mega megabits megabytes member membership memory menu merchant merge merged message meta metadata
metered method metric metro mfa microseconds microsoft middle migration milestone millis milliseconds mime min
minimum minor minute mismatch mismatched missed missing mixed mobile mode model moderator modifiable modification
modified modify modifying module monday monitor monitored monitoring month monthly moon more most mount move movie
multi multicast multipart multiple must mute mutual mysql name named namespace nano nat national native needed
negated negative neptune nested net network networking neutral never new next nfs nick nickname nlu no node non
nonce none normal normalization normalized north not note notebook nothing notification notify now null nullable num
number numeric numerical oauth oauth2 object observation observed occurrence ocsp of off offer offering offline
offset oidc ok old on onboarding once one onezone online only open openapi openid opensearch operating operation
operational operator opportunity ops opt opted optimization optimize optimized optimizer option optional or oracle
orange orc orchestration order orderable ordered ordering org organisation organization organizational orientation
origin original origination other otp out outbound outdated outgoing outpost output over overall overdue overlay
overridden override overview overwrite owned owner ownership owning pack package packaging packet pad padding page
pagination paging paid pair pan panel parallel parallelism param parameter parcel parent parquet parse parsed parser
parsing part partial partially participant participating partition partner party pass passed passenger passport
passthrough password past patch path patient pattern pause paused payload payment payout pcm pdf peer peering pem
pending people per percent percentage percentile perform performance period permanent permission permitted
persistence persistent person personal personally pet phase phi phone photo physical picture pid pii pin ping
pinpoint pipeline place placed placement plain plaintext plan planet planned planning plant platform playback
playlist plugin plus png point policy poll polygon pool popular port portal position positive posix possible post
postal postcode posted postgre postgresql potential power pre precision precondition predefined predicate prediction
predictive prefer preference preferred prefix prefixes premium prepare preparing prescription present preserve
preset presigned prev preview previous price pricing primary principal priority privacy private privilege privileged
pro proactive problem process processed processing processor producer product production profile program progress
progressive project projected projection promote promotion prompt propagate propagation property proposal proposed
protected protection protocol provided provider province provision provisioned provisioning proxy public publicly
publish published publisher publishing pull purchase purple purpose push put python qty qualification qualified
qualifier quality quantity query question queue queued quick quiz quota quotation quote radius ram random range rank
rate rating ratio raw rds reached read reader reading readonly ready real realtime reason reboot rebooting recall
receipt receive received receiver recent recipe recipient recommend recommendation recommended record recorded
recording recover recovery recurrence recurring recursive red redacted redaction redirect redshift reduced reduction
redundancy ref reference referenced refresh refund refunded regex region regional register registered registering
registration registry regular reject rejected rejecting rel related relational relationship relative release
released relevance remaining remediation remote removal remove removed render rendering rendition renew renewal
rental reopen repeat replace replacement replay replica replicate replicated replicating replication reply report
reported reporter repository reputation request requested requester require required requirement resend reservation
reserved reset resize resolution resolve resolved resource respond response rest restart restaurant restorable
restore restored restoring restrict restricted restrictions result resume retain retention retrieval retrieve retry
retryable return returned reuse reverse review reviewed reviewer revision revocation revoke revoked ride right risk
role rollback rolling room root roster rotate rotation route routing row rpc rule run running runtime safety sage
sagemaker salesforce salt salutation same saml sample sampled sampling sandbox sasl saturday save savings scalar
scale scaling scan scanned scanning schedule scheduled scheduler scheduling schema scheme school scooter scope score
scoring scram screen script scte sdk search searchable season seat sec second secondary secret section secure
security seed seen segment segmentation select selected selection selector self seller semantic send sender sending
sensitive sensitivity sensor sent sentiment separator sequence sequential serial series server serverless service
servicenow session set setting setup severity sha shadow shard share shared sharing shift shipment shipped shipping
shop short should show shutdown shutting side sidebar sig sign signal signaling signature signed signer signin
signing signout signup silver simple since single sink site six size sizing skip skipped sku slack slot slow slr
small smart smb smooth sms snappy snapshot sni snowflake sns socket soft software sold solution some song sort
source south space span spark spatial speaker spec species specific specification specified speech speke splice
split spot spread sprint sql sqs sse ssh ssl ssm ssml ssn sso stability stack stage staging stale stamp standard
standby star start started starting stat state statement static station statistic status statuses std stddev step
stickiness stock stop stopped stopping storage store stored story strategy stream streaming street strict string
stripe struct structure structured student studio style sub subdirectory subdivision subject submit submitted subnet
subscribe subscribed subscriber subscription subtask subtitle subtotal subtype succeed succeeded success successful
suffix suggest suggested suggestion sum summary sun sunday superseded supplier support supported suppress suppressed
suppression surname survey suspend suspended swagger swap swift symbol symmetric sync syncing synonyms syntax system
table tabular tag tagging tail talk target task tax taxi tcp tea teacher team tel telegram telemetry telephone
temperature template temporal temporary tenancy tenant terabits terabytes term terminal terminate terminated
terminating termination test testing text than theme thing third thirty this thread threat three threshold throttle
throttled throttling throughput thumbnail thumbprint thursday ticket tier tiering tile time timed timeline timeout
timer timestamp timestream timetable timezone timing tin title tls to todo toggle token tolerance toll too tool top
topic total totp trace tracing track tracked tracking traffic trail train training tram transaction transactional
transcript transcription transfer transferred transform transformation transient transit transition translation
transport treat treatment tree trending trial trigger trim trip true truncated trust trusted tsv ttl tuesday tuning
tunnel turn two txt type udp uid unarchive unassign unauthenticated unauthorized unavailable unblock uncompressed
undefined under unencrypted unfollow unhealthy unique unit unknown unlock unmute unpaid unpin unprocessable
unprocessed unpublish unreachable unread unspecified unsubscribe unsupported untag until unused up upc upcoming
updatable update updated updating upfront upgrade uplink upload uploaded upper uppercase upsert urgent uri url usage
usd use used useful user userinfo username using utc utilization uuid valid validate validating validation validity
value varchar variable variant vat vault vcpu vector vehicle vendor venue verbose verification verified verify
verifying version versioning vertical video view viewer violation virtual virtualization visibility visible
vocabulary voice void voip volume vote voucher vpc vpce vulnerability vulnerable waf wait waiter waiting wallet
warehouse warm warmup warn warning was watch wav weather web webhook website wednesday week weekly weight weighted
well west whatsapp when white whitelist widget width wind window wise wishlist with within without word work worker
workflow workgroup working workload workspace world write writer written xml xsrf yaml year yearly yellow yes
zendesk zero zip zlib zonal zone zstd
`
    .trim()
    .split(/\s+/),
);
