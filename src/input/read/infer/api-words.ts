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
aaaa abbr abbreviation ability abn abnormal abstract abuse acc acceleration accent accessibility accessory accrual
ach ack acquired acquirer acquisition acronym across act adapter adaptive addition addon adhoc adjust adjusted adm
administration administrative advance advertisement advertising advice advisor advisory aed affiliate affiliation
affinity afn against agency agg aggressive ago agree agreed ahead air alcohol alg algo align alive alliance allowance
alphanumeric alt altitude ambiguous amd amended amendment amenity amex amt analyze ancestor ang angle animation
annotate announcement annual annually anon anonymize antenna anti apim apn appear appearance apple approach apr
arbitrary arc archival are arm arranged arrangement arrived arrow artwork ascii ask asm aspect assembly assessed
assistance asynchronous atm atom attack attendance attention attorney auction australia authorisation authorised
automatically automotive autoplay auxiliary avail await award awarded away awg axis azimuth azn bac backoff bam ban
banned basis battery bbd bdt beacon bearing bed beep behalf behind below bench benchmark beneficiary benefit bet beta
better betting bgn bgp bhd bias bicycle bid bif big bin bind bing bio biography bluetooth blur bmd bnd boat bold bond
bonus boost both bounce bounced bov bpm brazil brief brightness brl broadcast broken browse browser bsb bsd btc bug
built button buy buying bwp byr bzd caa cabin cable cad cadence calc calculate calculator calorie camera canada
cancelation candidate canvas cap capital cardinality care cargo cascade cash cashback cast catch cdf cent centimeter
central centre certified challenge changelog changeset chap chassis checkbox checkin chemical cheque chf china
chinese chip choice chrome chw cid cipher circle circuit cisco citation classifier classify clause clf cli closure
clp club cnam cny coach cohort collaboration collaborator collapse collapsed collect collected collector college com
combine combined combo coming comm commerce commercial commission committee communication community comp compact
companion comparable compare compensation compilation compile complaint complex composer compound computation concat
concept conclusion conference confidential consent consistency consistent consolidation construction consultation
consumption contain contained continent contribution convenience cool coord coordinate coordinator cop copied cor
corner corporate corporation corpus correct corrected correlation correspondence cou courier court cover crash crawl
crc creative crop crypto csr cta cube cubic cuc cuisine culture cumulative curated curr curve customization cut cve
cwe cylinder czk daemon damage damaged danger dba dealer death debian debt debtor decay deceased december declaration
declared decommissioned deduction dedup def defender defense degree deliver demographic density dental dep depart
department depend dependent deposit deposited deprovisioning derived descendant design designation designator
designer desk desktop dest destroy destroyed development diagram dialect dict diff difference difficulty digit diner
directive disability disallow disallowed disambiguation disbursement disc discard discharge disclaimer disclosure
discontinued discussion disease dislike dismiss dismissed dispatch dispatched disposable dispute disputed dist
distance district div divide dividend division djf dkk dma doe doi dollar dom domestic dominant donation dont door
dop dot dpi drain draw drawdown drm dropbox drug dtmf dto dual due dump duplex during dvd dzd each earlier earned
earning eastern easy ebay eco ecommerce economy editorial education eea efficiency effort egp ein election electric
electricity electronic elevator emission employer employment emv enc encode energy engagement engineering english
enough enqueue enqueued enquiry enrich enrolled enter entered entertainment entire entrance entropy enumeration
envelope eol equipment equity equivalent err escalation escrow esp established establishment estate eta etb etc eth
ethernet eur europe eval every everyone evidence exceed except excerpt excess executive exempt exemption exhausted
expand expense expensive experiment experimental explain explanation exploit exponential exposure expr ext exterior
extract extraction extreme eye face facility facing fact factory fade fair faq far fare fastest fat favicon february
federal fedex female fifty fin finalize finalized finance financial fip fire fired firmware fit five fjd fkp flash
flat flatten flavor flexible flush focus foot footer foreground foreign forename fork formal formula foundation
fourth fraction fraud freeze freight french freq frequent freshness fri frontend frozen ftp fund funding funnel
future fuzzy gain gained game garage gas gate gauge gbp gcp gel geographic geography germany gip gitlab gmd gnf gone
good government gps gradient gram grand graphic gravatar gray gre growth gsm gtq guarantee guaranteed guardian guess
guidance guide gyd half hant hat have hdf hdr headquarter healthcare hearing heart heat heating heavy held hero hide
hierarchical highest hire histogram historic historical hkd hnl hobby holiday hot house household hrk htg huf hundred
hybrid hyperv iata icao icd ice ideal identified idr iec imdb imp implementation implemented importance important
impression inactivity incentive inch incl income inconsistent incorporation incorrect increment ind independent india
indian industrial industry ineligible inferred infinite inherit inheritance ink inner inquiry inr insensitive inside
instagram instant institution instructed instruction instrumentation insured integrated intelligence inter interac
interaction interchange interim interior international intersection intervention into intra intro invalidate inverse
investigation investment invisible invitee ipam iqd ireland irr isin isk isrc issuance italic iteration itinerary
january japan japanese jcb jira jmd joint journal jpy jsonp july jurisdiction justification jwk khr kid kill killed
kilogram kilometer kit kmf kpw krw kty kubernete kwd kyc kyd kzt lac lan land landing landline landmark landscape
largest late later latin laundry lbp ldap leader lease led ledger leg legend lending liability licence linkedin
liquidation listen lite literal liveness lkr lobby locality localization localized locator locker lockout logic logon
longest loyalty lrd lsl ltl lunch lyd macro made magnetic magnitude mailbox mailer make male malformed malicious
malware mandate mandatory manufacturing mapper march marital marked market marketing markup married mass matrix
mature maturity maven mbid mcc mdl mdn mechanism med mem memo mesh met metal meter mga mgmt mic micro microsecond mid
migrate migrated migrating mileage military milli millimeter millisecond mini minimal minus mirror misc miscellaneous
misconfigured miss mix mkd mmk mms mnc mnt mock mod modal modifier mon monetary money mongodb mono mop mortgage
motion motorcycle mpn mqtt mro msa msec msisdn mtu multiplier multiply municipality mur music mutation mux mvr mwk
mxn mxv myr myself mzn nad narrative natural nature nav near nearby nearest need neg negate negotiated negotiation
neighbor neighborhood newer newest news newsletter nfc ngn nic night noise nok nominal normalize notified notifier
noun november npm npr ntp nutrition nzd objective obsolete occupancy occupation occupied occurred ocp ocr october odd
oem office official oid oldest omr onboarded ongoing opacity opaque opponent optimal opus ordinal ordinary organic
organizer orig originating originator oss ounce outage outcome outer outlet outlier outstanding overage overlap
overlapping own pab pacific pager paper par park parking participation partnership passive passphrase pathway pay
payable payee payer payg paying paypal payroll pci pct pension pep periodic perm permalink permissive permit persist
persisted personality personalization pgk pharmacy php phrase pic pick picked picker pickup piece pivot pixel pkr
plane play playable played player playing pln plot pod podcast poi political poly polyline poor popularity populate
population portfolio portrait poster postponed pound practice predict predicted pref premier premise prep preparation
prepay prerequisite preroll presence presentation pressure pretty prevention pri prime print printed printer printing
prior probability probe proc procedure proceed produced professional profit prometheus promo promotional pronoun
proof proprietary protect protein proto provide proximity psc psd pseudo psk ptr pub publication punctuation purge
pwd pyg qar qrcode quarter quarterly questionnaire quiet race rad radio rail raised ramp rapid rationale reach
reachability reachable readme realm rear reassign reassigned rebuild rec recalculate recaptcha recognition recognize
reconciled reconciliation rectangle recycle redact redeem redeemed redemption redis reduce redundant referer referral
referred referrer reg regenerate regexp registrant registrar regulation regulatory reimbursement reindex relation
relay relevant reload remainder remark reminder rename renamed rent rented reorder rep repair repayment replied repo
representation representative requisition reschedule rescheduled research reseller reserve residence resident
residential resistance resp responsible responsive retail retired retried reveal revenue reversal revert reward
rewrite rfc rich ring ringing risky rma road roaming robot roi roll rollout rollup round rounding router rsa rsd rss
rssi rtmp rtsp rub runner rwf safe sale salvage samsung sap sar sat satellite satisfaction sbd scenario science scm
scr screenshot scroll sdg sea seal seasonal seasonality sector see seek sek selective selfie sell selling semi senior
sense sentence seo sepa separate september serialized serve served serving settings settled settlement seven severe
sex sftp sgd shape sharp sheet shell shield ship shoe shopify shorten shortest shot shown shp shuffle significant
silence similar similarity simplified simulation singapore sip skill skype sla sleep slice sll slug smile smtp snap
snippet snmp soa soap social society sodium solar sole solid soon sound spa spam spanish sparse special specialty
speed spell spelling spend spending spent spf spoken sponsor sponsorship sport spotify square squash srd srv ssid ssp
stable staff standalone standing startup stationary statutory stay stderr stdout stereo sticker sticky still stolen
straight strength strike strong study submission subset substance substitution sugar suite super supervisor
supplemental supplementary supplied supply surcharge surface suse suspension suspicious svc svn switch switched
symlink synchronization synchronize synchronous synonym synopsis synthetic syp syslog szl tablet take taken tap tape
tariff taxonomy taxpayer tech technical technology temp ten tensor tentative territory tertiary tester textual thb
theater theft then through thu thumb tick ticker tilt tip tld tmt tnd tobacco today tokenization ton tooltip topology
topup touch tour tower town trader trait transcode transcoding translate translated transmission transparency
transparent transportation trap trash travel trend triangle truck truncate trunk truth try ttd tube tue tumblr twd
twelve twilio twitter txn uah ubuntu ugx uint ultra unable uncategorized uncertainty unchanged unconfirmed undelete
undeliverable undo unexpected unicode unified uniform uninstall uninstalled union unionpay uniqueness universal unix
unlimited unlink unlinked unlisted unmanaged unmatched unmodified unrecognized unregister unregistered unresolved
unrestricted unsafe unset unstructured unsuspend unusable unverified uom upstream uptime urn usa usable usb util
utility utilized uyu vacation valuation vanity variance vcenter vcpus vef vegetarian velocity verb verifier vertex
via vimeo violated vip virus visa vision visit visited visitor visual vlan vmware voltage voter vpn vuv wake walk
wall want water watermark wave way weak weapon wear webcast webm wed weekend welcome wep what wheelchair where
whisper whole wide wifi wiki wikipedia wild win wine winner winning wipe wire wireless withdraw withdrawal withdrawn
wizard won worst wpa wrap wrapping wrong wst xaf xag xau xcd xdr xen xlsx xof xpd xpf xpt xref yahoo yard yesterday
yield youtube ytd zar zmw zoom
bag blank floor len mission pen sim tab tone tune vid wage dock lot carbon loader viewer scanner binder reader writer helper wrapper runner worker poller follower renderer todo imposter stub dnt svc notice
`
    .trim()
    .split(/\s+/),
);
